"""How rows and commands travel: the protocol, the client's engine, and the hub that it talks to."""
