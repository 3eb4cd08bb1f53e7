"""What people say and write while they work: notes, next steps, activities, comments, tickets."""

from __future__ import annotations

from collections.abc import Mapping

from prm_desktop.domain.leads import DisqualifyReason
from prm_desktop.domain.work import ActivityKind
from sync.hub.demo.words import columns, lines

LABELS = ("tender", "urgent", "reference", "site visit", "renewal", "framework", "trial")
NEXT_STEPS = lines("""
    Call about the rollout dates
    Send the offer with two options
    Agree a date for the site visit
    Bring the survey report to the plant manager
    Ask for the floor plan as a drawing
    Clear the delivery time with the vendor
    Demo with the maintenance team
    Follow up on the test devices
    Get the procurement form signed
    Talk the IT security questions through
""")
NOTES = lines("""
    Prefers e-mail before ten, calls after lunch. Parking at gate 3, passport needed.
    Competes with the incumbent integrator; they are slow with offers, that is our chance.
    Decision in the board meeting at the end of the month. Two references would help.
    The maintenance lead is our advocate, procurement only looks at the price per port.
    Had trouble with another brand in the cold; show the −40 °C test report.
    Wants to start small. If the pilot works there are four more sites.
    Ask about the cabling company: they work there anyway and could pull our cables.
""")
CLOSINGS: Mapping[str, str] = {
    DisqualifyReason.NO_BUDGET: "Budget was cut in the last round. They will come back next year, I set a reminder.",
    DisqualifyReason.NO_NEED: "It was about a single replacement device; they ordered it from their distributor.",
    DisqualifyReason.NO_DECISION: "Three meetings, three different opinions. Nobody there can decide at the moment.",
    DisqualifyReason.COMPETITOR: "Went with the integrator of the machine builder. Price was not the reason.",
    DisqualifyReason.UNREACHABLE: "Five calls and three mails over three weeks. Switchboard says he left the company.",
    DisqualifyReason.NOT_A_FIT: "They need devices with marine approval, which we do not have.",
    DisqualifyReason.OTHER: "The company has been sold; the new owner brings its own standard.",
}

# kind | subject | note
ACTIVITIES = columns("""
call | First call | Reached on the second try. Interested, wants numbers before the weekend.
call | Called back | Asked for two dates for a visit. Will confirm by mail.
call | Voicemail | Left a message with our number and the reference.
call | Technical questions | Talked the uplinks through. Needs fibre on both ends, 12 km is fine.
call | Budget | Budget is there, but split over two years. Offer should be in two lots.
email | Sent the datasheets | Two models with prices per quantity. Told them which one I would take.
email | Sent the offer | Valid for 30 days, delivery in three weeks. Asked for a call on Thursday.
email | References | Sent two case studies from the same industry.
email | Floor plan received | Drawing is from 2016, the mezzanine is missing. Asked for a new one.
meeting | Site visit | Two hours in the hall. Racks are higher than in the drawing, we need one more access point a row.
meeting | Online demo | Four people from IT and maintenance. The alarm on the phone convinced them.
meeting | Workshop with purchasing | Payment terms agreed, they insist on a spare part in the house.
note | Heard from a colleague | They had two bids already and did not like either.
note | Competitor | The incumbent offers 8 % less but cannot deliver before March.
note | Who decides | Plant manager signs up to 50,000; above that the board, every second Tuesday.
""")
CONTACT_FIRST = tuple(row for row in ACTIVITIES if row[0] != ActivityKind.NOTE)

TASKS = lines("""
    Call back about the delivery date
    Send the offer
    Prepare the demo case
    Ask for the floor plan
    Order two test devices
    Check the price for 50 pieces
    Register the deal
    Book the radio survey
    Send two references
    Confirm the visit on site
    Fill in the supplier questionnaire
    Collect the test devices
""")

# who begins (partner or vendor) | comment | answer
COMMENTS = columns("""
partner | Can you spare an engineer for the site visit? It is about fibre and PoE budgets.
    | Piet can come on either of the two dates. Please send him the drawing beforehand.
partner | The customer asks for a reference in the food industry that we may call.
    | Two will take a call; I have asked both and come back to you by tomorrow evening.
vendor | They have also filled in our web form yesterday. Nothing new, but they are in a hurry.
    | Thanks, I am calling them this morning.
vendor | Please keep an eye on the delivery time of the outdoor model: four weeks at present.
    | Noted. I offered the indoor model with a housing as an alternative.
partner | Is a project price possible from 80 pieces?
    | Yes, register the deal and name the quantity; the deal desk answers within two days.
""")
WORK_NOTES = lines("""
    Partner answers quickly and reports well. Give them the follow-up project too.
    Customer called us directly and complained about slow answers. Watch until Friday.
    Second partner asked about the same customer; told them it is registered.
    Credit check done, no limit needed.
    Route the next one in this postcode area to somebody else, the team is full until month end.
""")

# type | severity | family | subject | what happened | vendor's first answer | partner's reply
TICKETS = columns("""
trouble | 2 | switch | Ring does not recover after power loss | After a short power cut three of eight switches stay
    | Thank you. Please send the log of the ring manager; it looks like an old firmware on two devices.
    | Log is attached. Firmware is 4.1.2 on all of them, I checked.
trouble | 1 | recorder | Recorder restarts every ten minutes | Since last night, 32 channels, no recording at all
    | We see it. A replacement leaves today by courier; please keep the disks in order.
    | Arrived at 7:40, running again. Thank you.
trouble | 3 | wifi | Scanners roam late in aisle 14 | Only with one scanner type, others are fine
    | Please switch 802.11k on for that group and tell us whether it gets better.
    | Better, but not gone. Should we lower the power too?
question | 4 | core | Which SFP fits the CoreLine X? | Customer has OM3, 220 m
    | QM-SFP10 is right for OM3 up to 300 m.
    | Perfect, thanks.
complaint | 3 | sensor | Delivered without mounting plates | 24 sensors, none of them with a plate
    | We are sorry. 24 plates are on their way; the packing list was wrong.
    | They came today, all good.
question | 4 | software | Does the three-year licence start with the order? | Customer installs in April
    | It starts with activation, at the latest 90 days after the order.
    | That helps, I put it into the offer.
trouble | 2 | router | VPN drops with one provider | Every 24 hours, only with the second SIM
    | Provider renews the address. Please install firmware 2.8, it reconnects in two seconds.
    | Installed at four sites, we watch it for a week.
trouble | 3 | climate | Gateway shows sensors twice | After exchanging the gateway
    | Delete the old gateway in the list; the sensors keep their history.
    | Done. Could you put that into the manual?
complaint | 3 | camera | Wrong colour delivered for the second time | Ordered white, got grey
    | That must not happen twice. White ones leave today, keep the grey ones at no charge.
    | Very generous, the customer is happy.
question | 4 | switch | Is there a version with conformal coating? | Customer has hydrogen sulphide in the air
    | From 50 pieces on, eight weeks. Shall the deal desk make you an offer?
    | Yes please, 60 pieces.
trouble | 2 | thermal | False alarms at sunrise | Every clear morning between 6:10 and 6:25
    | Please draw a mask along the roof edge; our engineer can do it with you by remote session.
    | Thursday 10:00 would suit us.
trouble | 3 | manage | Backup misses two switches | Both are in another VLAN
    | The collector needs SNMP access to that VLAN; see page 12.
    | That was it.
""")
