"""A deterministic simulation of people, machines, networks and a hub: the real code on databases in memory.

    python3 dev.py simulate --histories 1000 --seed 1

    memory      databases in memory that can be set back, and that fail when told to
    scene       the world as it is at first
    cast        hubs and machines, made once and used for many histories
    network     what happens to a request and its answer
    acts        what people do; `vendor`: what the vendor does
    files       what becomes of attached files and documents; `folder`: where they are
    stories     what must happen one after the other, and seldom would by chance
    history     one run: steps drawn from a seed, each with a seed of its own
    contents    the rows of a database, read again only where it was written to
    checks      what must hold after every step (DESIGN 4.6)
    shrink      the shortest list of steps that still fails
    defects     defects put into the real code, each of which must be found
    batch       many histories, on several processors

Nothing here waits, and there are no threads: whatever happens meanwhile happens where one waits.
"""
