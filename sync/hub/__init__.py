"""The hub: the reference implementation of the central PRM API that clients sync with."""
