"""What the demo vendor Quellmark makes: families, their variants, models and how they go together. All invented."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sync.hub.demo.words import columns, items

VENDOR = "Quellmark"
DOMAIN = "quellmark.example"


@dataclass(frozen=True, slots=True)
class Family:
    """A product family. `variants` are (part number suffix, name suffix, surcharge in whole euros or percent)."""

    key: str
    name: str
    unit: str
    industries: tuple[str, ...]
    description: str
    variants: tuple[tuple[str, str, str], ...]


def _variants(text: str) -> tuple[tuple[str, str, str], ...]:
    return tuple((a, b, c) for a, b, c in columns(text))


FAMILIES = (
    Family(
        "switch",
        "RailSwitch",
        "piece",
        items("Manufacturing, Logistics, Food and beverage, Transport"),
        "Ethernet switch for the DIN rail. Fanless, two supply inputs, alarm contact, ring recovery under 20 ms.",
        _variants("""
            -P | PoE+ | 140
            -F | 2 × fibre | 110
            -X | −40 °C | 95"""),
    ),
    Family(
        "core",
        "CoreLine",
        "piece",
        items("Healthcare, Education, Public sector, Manufacturing"),
        "Managed 19-inch switch for the plant backbone: stacking, routing, hot-swap supplies, five years of updates.",
        _variants("""
            -DC | 48 V DC supply | 310
            -R | redundant supply | 380"""),
    ),
    Family(
        "router",
        "FieldGate",
        "piece",
        items("Energy, Water, Transport, Construction"),
        "Cellular router for sites without a line. Dual SIM, VPN, digital inputs, runs from 9 to 48 V.",
        _variants("""
            -EU | EU bands | 0
            -ME | Middle East bands | 25"""),
    ),
    Family(
        "wifi",
        "HallAir",
        "piece",
        items("Logistics, Retail, Hospitality, Healthcare"),
        "Access point for high racks and wide halls: seamless hand-over for scanners and driverless trucks.",
        _variants("""
            -X | outdoor IP67 | 190"""),
    ),
    Family(
        "camera",
        "SightLine",
        "piece",
        items("Retail, Logistics, Public sector, Construction, Hospitality"),
        "Network camera with edge analytics: people, vehicles and lines crossed, without sending pictures to a cloud.",
        _variants("""
            -28 | 2.8 mm lens | 0
            -80 | 8 mm lens | 25"""),
    ),
    Family(
        "thermal",
        "SightLine Thermal",
        "piece",
        items("Energy, Manufacturing, Public sector"),
        "Thermal camera that warns of hot spots and fire before there is smoke, in the dark and through dust.",
        _variants("""
            -EX | ATEX zone 2 | 1450"""),
    ),
    Family(
        "recorder",
        "SightVault",
        "piece",
        items("Retail, Public sector, Hospitality, Education"),
        "Network recorder with mirrored disks and a signed export that stands up in court.",
        _variants("""
            -R | redundant supply | 260"""),
    ),
    Family(
        "sensor",
        "PulseNode",
        "piece",
        items("Manufacturing, Energy, Water, Food and beverage"),
        "Wireless condition sensor for motors, pumps and fans. Five years from one battery, learns what is normal.",
        _variants("""
            -EX | ATEX zone 2 | 120
            -W | washdown IP69K | 60"""),
    ),
    Family(
        "climate",
        "ClimaNode",
        "piece",
        items("Food and beverage, Healthcare, Logistics, Retail"),
        "Logs temperature, humidity and door openings without gaps, for cold chains that must be proved.",
        _variants("""
            -P | with probe | 35"""),
    ),
    Family(
        "gateway",
        "NodeHub",
        "piece",
        items("Manufacturing, Water, Food and beverage, Energy"),
        "Brings up to 500 sensors to your own network over LoRaWAN, with MQTT, OPC UA and Modbus TCP.",
        _variants("""
            -LTE | LTE uplink | 180"""),
    ),
    Family(
        "software",
        "Overlook",
        "licence",
        items("Public sector, Retail, Logistics, Education"),
        "Video management on your own server: live, search, maps, privacy masks. Licensed by channel and year.",
        _variants("""
            -1Y | 1 year | 0
            -3Y | 3 years | +155%
            -5Y | 5 years | +240%"""),
    ),
    Family(
        "manage",
        "Meshview",
        "licence",
        items("Manufacturing, Healthcare, Transport, Education"),
        "Sees every switch, router and access point: inventory, configuration backup, firmware in one night.",
        _variants("""
            -1Y | 1 year | 0
            -3Y | 3 years | +155%"""),
    ),
    Family(
        "power",
        "PowerRail",
        "piece",
        items("Manufacturing, Transport, Energy, Logistics"),
        "Supplies, modules, brackets and cables that are tested with our devices.",
        (),
    ),
    Family(
        "care",
        "Care",
        "year",
        items("Healthcare, Public sector, Transport, Energy"),
        "Support contract: spare part on site, firmware care and an engineer who knows the installation.",
        (),
    ),
)
BY_KEY: Mapping[str, Family] = {family.key: family for family in FAMILIES}

MODELS = columns("""
    switch | RS5 | RailSwitch 5 | 129 | Five ports for one cabinet
    switch | RS8 | RailSwitch 8 | 189 | Eight ports, unmanaged, ready in a minute
    switch | RS8G | RailSwitch 8 Gigabit | 259 | Eight Gigabit ports for cameras and panels
    switch | RS16 | RailSwitch 16 | 349 | Sixteen ports on 90 mm of rail
    switch | RM8 | RailSwitch Managed 8 | 489 | Managed, with ring and VLAN, for machine networks
    switch | RM12 | RailSwitch Managed 12 | 649 | Twelve ports, two of them fibre
    switch | RM16 | RailSwitch Managed 16 | 829 | Sixteen ports, PROFINET certified
    switch | RM20 | RailSwitch Managed 20 | 1090 | Twenty ports with four SFP slots
    core | CL24 | CoreLine 24 | 1290 | 24 Gigabit ports, four 10 G uplinks
    core | CL24P | CoreLine 24 PoE | 1690 | The same with 740 W of PoE
    core | CL48 | CoreLine 48 | 2190 | 48 Gigabit ports for the main distributor
    core | CL48P | CoreLine 48 PoE | 2790 | 48 PoE ports for offices and cameras
    core | CLX | CoreLine X 10G | 4950 | Aggregation with 24 × 10 G
    core | CLX2 | CoreLine X 25G | 7400 | Aggregation with 24 × 25 G
    router | FG1 | FieldGate 1 | 279 | One site, one uplink, one afternoon
    router | FG2 | FieldGate 2 dual SIM | 389 | Falls back to the second network by itself
    router | FG5 | FieldGate 5G | 690 | 5G for cameras and remote maintenance
    router | FGR | FieldGate Rail EN 50155 | 1180 | For trams, trains and buses
    router | FGS | FieldGate Solar | 840 | Sleeps between readings; runs on a small panel
    wifi | HA2 | HallAir 2 | 329 | Wi-Fi 6 for offices and shops
    wifi | HA4 | HallAir 4 | 549 | Wi-Fi 6 for high-bay warehouses
    wifi | HA6 | HallAir 6E | 749 | 6 GHz where the spectrum is crowded
    wifi | HA7 | HallAir 7 | 990 | Wi-Fi 7, two radios at full power
    wifi | HAB | HallAir Bridge | 430 | Links two buildings over 5 km
    camera | SD2 | SightLine Dome 2 MP | 219 | The small dome for corridors
    camera | SD4 | SightLine Dome 4 MP | 299 | Dome with sound analysis
    camera | SD8 | SightLine Dome 8 MP | 449 | Reads faces and labels across a hall
    camera | SB4 | SightLine Bullet 4 MP | 289 | For fences and yards, 50 m infrared
    camera | SB8 | SightLine Bullet 8 MP | 469 | Number plates up to 60 km/h
    camera | SP4 | SightLine PTZ 25× | 1150 | Follows what moves, day and night
    camera | SP8 | SightLine PTZ 40× | 1890 | Sees 400 m of perimeter
    camera | SF12 | SightLine Fisheye 12 MP | 590 | One camera for a whole room
    camera | SM20 | SightLine Multi 4 × 5 MP | 1390 | Four views on one cable
    thermal | ST1 | SightLine Thermal 320 | 2490 | Fire warning for recycling and storage
    thermal | ST6 | SightLine Thermal 640 | 4890 | Perimeter up to 800 m
    thermal | STB | SightLine Thermal Bi-spectrum | 3690 | Thermal and visible in one housing
    thermal | STR | SightLine Thermal Radiometric | 5900 | Measures each pixel; alarms by zone
    recorder | SV8 | SightVault 8 | 690 | Eight channels, two disks
    recorder | SV16 | SightVault 16 | 1190 | Sixteen channels, four disks
    recorder | SV32 | SightVault 32 | 2390 | 32 channels in two units
    recorder | SV64 | SightVault 64 | 4490 | 64 channels, RAID 6
    sensor | PN1 | PulseNode One | 149 | Vibration and temperature
    sensor | PN3 | PulseNode Triax | 239 | Three axes, bearing faults named
    sensor | PNC | PulseNode Current | 179 | Clips onto the cable; measures load
    sensor | PNL | PulseNode Level | 259 | Tank level by radar, no contact
    sensor | PNF | PulseNode Flow | 329 | Clamps on pipes up to DN 200
    sensor | PNU | PulseNode Ultrasonic | 289 | Hears leaks in compressed air
    sensor | PNQ | PulseNode Quality | 420 | pH, conductivity and turbidity
    climate | CN1 | ClimaNode One | 89 | Temperature and humidity
    climate | CN2 | ClimaNode Cold | 119 | Down to −90 °C, calibrated
    climate | CN3 | ClimaNode Door | 79 | Counts and times openings
    climate | CN4 | ClimaNode Air | 169 | CO₂, particles and VOC
    climate | CNT | ClimaNode Trace | 59 | Travels with the pallet
    gateway | NH50 | NodeHub 50 | 390 | Up to fifty sensors
    gateway | NH200 | NodeHub 200 | 690 | A plant, two radios
    gateway | NH500 | NodeHub 500 | 1190 | A campus; runs your own rules at the edge
    gateway | NHX | NodeHub Outdoor | 890 | IP67, lightning protected
    software | OV1 | Overlook Channel | 49 | One camera
    software | OVA | Overlook Analytics | 79 | Counting, heat maps, dwell time
    software | OVP | Overlook Plates | 129 | Reads number plates, lists and barriers
    software | OVE | Overlook Evidence | 390 | Signed export and case files
    manage | MV50 | Meshview 50 | 290 | Fifty devices
    manage | MV250 | Meshview 250 | 990 | 250 devices, roles and audit
    manage | MV1K | Meshview 1000 | 2900 | A thousand devices over several sites
    power | PR120 | PowerRail 120 W | 119 | 48 V for PoE switches
    power | PR240 | PowerRail 240 W | 189 | 48 V, 95 % efficient
    power | PR480 | PowerRail 480 W | 319 | 48 V for camera poles
    power | PRU | PowerRail Buffer | 210 | Bridges a minute without mains
    power | SFP1 | SFP 1G LX | 69 | Single mode, 10 km, −40 to 85 °C
    power | SFP10 | SFP+ 10G SR | 89 | Multimode, 300 m
    power | MNT1 | Wall bracket | 39 | For domes and bullets
    power | MNT2 | Pole bracket | 54 | Stainless steel, 60 to 120 mm
    power | ANT5 | 5G roof antenna | 129 | 4 × 4 MIMO with 5 m cable
    power | M12K | M12 cable, 5 m | 29 | X-coded, oil resistant
    care | CB | Care Basic | 190 | Next business day answer
    care | CP | Care Plus | 490 | Spare part next business day
    care | CC | Care Critical | 1490 | Four hours, day and night
    care | INS | Commissioning day | 1180 | Our engineer on your site
    care | SURV | Radio survey | 1650 | Measured plan for a hall, with report
""")

RELATIONS = columns("""
    RM8 | upgrade | RS8 | Rings and VLANs, same width on the rail
    RM16 | upgrade | RS16 | Managed, with the same terminals
    RS8G | replaces | RS8 | Gigabit at little more cost
    RS8G | goes_with | PR120 | Supplies the switch and two cameras
    RM12 | goes_with | SFP1 | Two slots are empty on delivery
    RM20 | goes_with | MV50 | Firmware and backups from one place
    CL24P | goes_with | SD4 | 24 cameras on one switch
    CLX | requires | SFP10 | No copper ports
    CL48 | goes_with | CP | A spare the next day keeps the backbone up
    FG5 | goes_with | ANT5 | Half the sites need a roof antenna
    FG2 | upgrade | FG1 | Second SIM for sites that must not go dark
    FGR | goes_with | M12K | Vibration-proof connection
    HA4 | requires | CL24P | Needs PoE++ for both radios
    HA4 | goes_with | SURV | Racks swallow signal; measure before you drill
    HA7 | replaces | HA6 | Twice the throughput on the same cable
    SD8 | upgrade | SD4 | Faces at 20 m instead of 12 m
    SB8 | goes_with | OVP | Barriers open for known plates
    SB4 | goes_with | MNT2 | For fence posts
    SP8 | goes_with | PR240 | Heater and motors need 60 W
    SD4 | requires | OV1 | One channel licence a camera
    SB8 | requires | OV1 | One channel licence a camera
    ST1 | goes_with | SV8 | Keeps the minutes before an alarm
    STR | upgrade | ST1 | Measures instead of only seeing
    SV16 | goes_with | OVE | Exports that stand up in court
    SV32 | goes_with | CP | Disks are exchanged the next day
    PN1 | requires | NH50 | Sensors speak LoRaWAN
    PN3 | requires | NH50 | Sensors speak LoRaWAN
    PN3 | upgrade | PN1 | Names the bearing, not only the noise
    PNU | goes_with | PNC | Leaks and load together find the waste
    PNL | goes_with | FGS | Tanks far from any line
    CN2 | requires | NH50 | Sensors speak LoRaWAN
    CN1 | goes_with | CN3 | Explains why it got warm
    NH500 | upgrade | NH200 | Rules at the edge, more memory
    NHX | goes_with | PRU | Survives a short power cut
    MV250 | upgrade | MV50 | Roles, audit log and more devices
    FG5 | goes_with | MV50 | See all sites on one map
""")

RULES = columns("""
Our scanners lose the network between the racks|Logistics|50|5000|HA4|Hands over between access points in 30 ms|90
We must prove the cold chain without gaps|Food and beverage|10|2000|CN2|Calibrated, gap-free log, report by mail|95
A motor failed and the line stood for two days|Manufacturing|50|10000|PN3|Names bearing faults weeks before|92
The yard is dark and things disappear|Construction|5|500|SB4|50 m infrared, alarms when a line is crossed|80
We need to reach the pumps without driving there | Water | 20 | 3000 | FG2 | VPN over two mobile networks | 88
The waste bunker has caught fire before | Energy | 20 | 2000 | ST1 | Sees a hot spot minutes before smoke | 94
Every machine builder brings his own switch|Manufacturing|100|20000|RM16|PROFINET, one type for all cabinets|85
The network of the ward must never stop | Healthcare | 100 | 20000 | CL48P | Hot-swap supplies and stacking | 87
Buses should have Wi-Fi and cameras on one router | Transport | 50 | 10000 | FGR | EN 50155, two modems | 84
We want to know which shelf people stop at|Retail|10|5000|SF12|One fisheye a room; counts without faces|76
Lessons stop when everyone opens the tablet|Education|50|5000|HA7|Two radios at full power a classroom|79
Guests complain about the Wi-Fi in every review|Hospitality|20|1000|HA2|Room by room, one price, no controller|82
Somebody keeps parking in front of the fire exit|Public sector|50|5000|SB8|Reads the plate and calls the guard|70
Compressed air costs more every year | Manufacturing | 30 | 5000 | PNU | Finds the leaks while the plant runs | 78
Nobody knows which firmware is where|Public sector|100|20000|MV250|Inventory, backup and updates overnight|83
The perimeter is two kilometres long | Energy | 50 | 10000 | ST6 | One thermal camera for 800 m | 86
Pallets arrive warm and nobody was it | Logistics | 20 | 5000 | CNT | Travels along and tells when and where | 81
The tank overflowed on a Sunday|Food and beverage|10|1000|PNL|Radar level with an alarm on the phone|77
""")
