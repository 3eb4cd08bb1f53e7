"""What prospects write in English: families and industries, subjects (further ones after `+`), the message.

`{n}` and `{m}` are a small and a large number, `{q}` is the next quarter.
"""

ENGLISH = """
wifi,core | Logistics
Wi-Fi for a new distribution centre, scanners and forklifts
+ Scanners drop out between the racks
+ Radio coverage for a new warehouse, survey included
We are opening a {m}00 m² distribution centre in {q} and need coverage in all aisles. At our current site the scanners
drop whenever a forklift turns a corner. About {n} access points I would guess, but we would like somebody to measure
first. Can you give us a price for the survey as well?

camera,recorder | Logistics,Retail
Replace {m} analogue cameras before the lease ends
+ Recorder dead, {m} cameras to be replaced
+ New cameras for loading bays and yard
Our recorder died last month and the insurer wants proof that we can see the loading bays at night. Existing coax may
stay or go, we are open. We would prefer one supplier for cameras, recorder and commissioning. Site visit any morning.

sensor,gateway | Manufacturing
Vibration monitoring on {n} pumps and two compressors
+ Stop being surprised by bearings: {n} machines to begin with
+ Pilot for condition monitoring on {n} drives
Two unplanned stops this year, each one cost us more than the whole project should. Maintenance wants a pilot on the
worst {n} machines and, if it works, the rest of the hall. Data has to stay in our network, no cloud.

switch,manage | Manufacturing
One switch type for all machine cabinets
+ Standard switch for the shop floor, PROFINET
+ Too many kinds of switches, we want one
We have nine different unmanaged switches on the shop floor and nobody knows which. We are looking for one managed,
PROFINET-certified model, {m} pieces over two years, plus a tool to back up the configurations. Please quote with
volume
prices.

router | Water
Remote access to {m} pumping stations
+ Two networks and VPN for {m} remote sites
+ Telemetry routers, some sites without mains
At the moment a technician drives out for every alarm, some stations are 40 minutes away. We need two networks per
site,
VPN, and a few digital inputs. Four stations have no mains supply. Framework contract ends in {q}.

climate,gateway | Food and beverage
Gap-free temperature logging for the cold store
+ Cold chain records that survive an audit
+ Temperature alarms for {n} cold rooms
The auditor found gaps in our paper log. {n} cold rooms, two trucks, readings every five minutes, report by e-mail
each
Monday. We would also like to know when a door stays open. Can the probes be calibrated on site?

thermal | Energy
Fire detection for the fuel bunker
+ Thermal cameras for a dusty bunker, budget approved
+ Hot-spot detection demanded by our insurer
After the incident in spring our insurer asks for thermal detection. The bunker is 30 by 18 metres, dusty, partly ATEX
zone 2. We need the alarm in the control room and a relay to the sprinkler. Budget has been approved.

core,wifi | Healthcare
Network refresh for two wards and the outpatient clinic
+ Switches out of support, work only at night
+ New access switches for {m} rooms
Our switches go out of support in {q}. {m} rooms, telephones and nurse call on the same cabling. Work can only be done
between 20:00 and 05:00. Please let us know which references you have in hospitals.

wifi,core | Education
Tablets in {m} classrooms, lessons start in September
+ Wi-Fi for {m} classrooms, tender closes soon
+ How many access points does a classroom need?
Every pupil gets a device after the summer and our access points are from 2014. We have fibre between the buildings.
The tender closes in six weeks; before that we would like advice on how many access points a room needs.

camera,software | Public sector
Cameras for the harbour promenade, privacy masks required
+ {n} cameras by the water, masked unless needed
+ Public space cameras with a data protection officer on board
The council has approved {n} cameras along the promenade and at the ferry terminal. Recording at night only, faces
masked
unless there is a case number. We need somebody who has done this with a data protection officer at the table.

router,camera | Transport
Routers and cameras for {m} buses
+ One router per bus for Wi-Fi, cameras and tickets
+ EN 50155 routers for {m} vehicles
Passenger Wi-Fi, two cameras and the ticketing system should share one EN 50155 router per vehicle. We fit them in our
own workshop and need training for four mechanics. First ten vehicles as a trial in {q}.

camera,router | Construction
Watch a building site without mains or line
+ Copper thieves: two solar camera poles wanted
+ Mobile camera poles, rent or buy
Copper has disappeared three times since August. We need two poles with cameras and solar power, alarms to the guard's
telephone, and the option to move them to the next site in spring. Rent or buy, please quote both.

wifi | Hospitality
Guest Wi-Fi in {m} rooms, reviews are hurting us
+ Listed building, {m} rooms, bad Wi-Fi
+ Guest network to be renewed while we are closed
Half of our one-star reviews are about the Wi-Fi. The house has thick walls and a listed facade. We close for three
weeks
in {q}; everything has to be done in that window. Who would look after it afterwards?

camera,software | Retail
People counting in {n} shops
+ Visitors per hour in {n} branches, no recognition
+ Footfall against sales, one dashboard
We would like to compare how many people come in with how many buy, per hour, without recognising anybody. Existing
cameras are two years old, maybe they can stay. One dashboard for head office, nothing for the shop staff to do.

sensor,router | Energy
Condition monitoring for {n} wind turbines out of warranty
+ Gearbox sensors for {n} turbines
+ Taking over maintenance of {n} turbines ourselves
The manufacturer's service contract ends this year and we take over ourselves. We are looking for sensors on the main
bearing and gearbox and a way to get the data out over cellular. Our engineer would like a technical call first.

switch,power | Transport
Switches for trackside cabinets, −40 to 75 °C
+ {m} cabinets along the line, fibre ring
+ Rugged switches with ten years of supply
{m} cabinets along the line, 48 V, fibre ring. We need delivery in lots of 20 and a last-buy guarantee of ten years.
Please send test reports for EN 50121-4 together with the offer.

core | Public sector
Backbone for the town hall and three depots
+ 10 G backbone, fibre is in the ground
+ Core switches with guaranteed security updates
Fibre is in the ground, the old switches are not fit for 10 G. We want two core switches, {n} distribution switches
and
five years of support. Security updates have to be contractually guaranteed.

sensor | Food and beverage
Find out where our compressed air goes
+ Compressor runs all weekend, why?
+ Trial of three ultrasonic sensors
Energy costs doubled and the compressor runs all weekend although nobody works. A colleague from another plant
recommended your ultrasonic sensors. Could we try three of them for a month?

manage,switch | Healthcare
Nobody knows which firmware is where
+ Inventory of {m}0 switches for the security audit
+ Firmware overview over four manufacturers
The security audit gave us three months to list every network device with its version. We have about {m}0 switches
from
four manufacturers. Is your software able to read the others as well, at least the inventory?

camera,thermal | Energy
Perimeter protection for a solar park, 2.4 km
+ Cable theft at a solar park
+ Thermal cameras at the corners, no lighting
Cables were stolen twice. There is a fence but no lighting and we do not want any. We think of thermal cameras at the
corners, please tell us whether {n} are enough. Grid connection is only at the transformer station.

gateway,climate | Retail
Fridge monitoring in {m} stores
+ Somebody leaves the fridge open in {m} stores
+ Cold shelves with an alarm that staff cannot switch off
We throw away food for about 2,000 a month because a door was left open. Looking for something that staff cannot
switch
off. Head office needs an overview, each store an alarm on the shop telephone.

care | Manufacturing
Support contract for existing installation
+ Our integrator has closed down, who takes over?
+ Maintenance for {m} switches and access points
We bought {m} of your switches and access points from an integrator that has closed down. Documentation is incomplete.
We need a partner who takes over, with a spare part within one working day.
"""
