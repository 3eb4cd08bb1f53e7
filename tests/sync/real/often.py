"""How often things happen in these tests, and with which dice. The defaults fit into a run of all tests."""

import os

KILLS = int(os.environ.get("PRM_KILLS", "8"))
SEED = int(os.environ.get("PRM_SEED", "20261124"))
