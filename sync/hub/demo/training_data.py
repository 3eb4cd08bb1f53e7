"""What the demo vendor teaches."""

from __future__ import annotations

from sync.hub.demo.words import columns

# name | level | hours | valid months | families | prerequisite | must be held to sell | what you learn
COURSES = columns(
    """
Quellmark Foundation | foundation | 6 | 24 | switch,power | |
    | The range in a day: what fits where, how to order, whom to ask.
Industrial Ethernet Basics | foundation | 8 | 24 | switch | Quellmark Foundation |
 | Rings, VLANs and PoE budgets, on real devices.
Managed Switching Professional | professional | 16 | 24 | core,switch | Industrial Ethernet Basics | core
 | Routing, redundancy and PROFINET, with faults to find.
Plant Backbone Expert | expert | 24 | 12 | core | Managed Switching Professional |
 | Design a backbone, defend it, migrate it at night.
Cellular and Remote Access | professional | 8 | 24 | router | Quellmark Foundation |
 | Dual SIM, VPN and antennas; why a site goes dark and how it comes back.
Wireless for Warehouses | professional | 16 | 24 | wifi | Industrial Ethernet Basics |
 | Measure, plan and prove coverage between racks.
Video Foundation | foundation | 8 | 24 | camera,recorder | Quellmark Foundation |
 | Lenses, light, storage and what the law says about cameras.
Video Analytics Professional | professional | 16 | 24 | camera,software | Video Foundation |
 | Lines, counts and plates that do not cry wolf.
Thermal and Fire Warning | professional | 12 | 12 | thermal | Video Foundation | thermal
 | Emissivity, alarm zones and acceptance with the fire brigade.
Evidence and Privacy | professional | 6 | 12 | software | Video Foundation |
 | Signed exports, retention and works councils.
Condition Monitoring Basics | foundation | 6 | 24 | sensor | Quellmark Foundation |
 | From vibration to a work order; where to put a sensor.
Sensors and Gateways Professional | professional | 12 | 24 | sensor,gateway,climate
    | Condition Monitoring Basics | gateway
 | LoRaWAN planning, MQTT and OPC UA, thresholds that learn.
Cold Chain Compliance | professional | 6 | 12 | climate | Condition Monitoring Basics |
 | HACCP, GDP and audit-proof reports.
Meshview Operations | professional | 6 | 24 | manage | Industrial Ethernet Basics |
 | Roll out firmware in one night and still sleep.
Selling Solutions | foundation | 4 | 36 | care | |
 | Questions that find the problem, and offers that answer it.
"""
)

# place | time zone | language | currency of the price
VENUES = columns("""
    Hamburg, Admiralitätstraße 10 | Europe/Berlin | de | EUR
    Vienna, Rennweg 44 | Europe/Vienna | de | EUR
    Lyon, rue de la Part-Dieu 18 | Europe/Paris | fr | EUR
    Rotterdam, Schiedamsedijk 31 | Europe/Amsterdam | en | EUR
    Leeds, 27 Wellington Street | Europe/London | en | GBP
    Zürich, Hardturmstrasse 11 | Europe/Zurich | de | CHF
    Dubai, Jebel Ali Free Zone South | Asia/Dubai | en | AED
    Online | Europe/Berlin | en | EUR
    Online | Europe/Berlin | de | EUR
    Online | Europe/London | en | EUR
""")
