"""What the people of the demo organization say and write, apart from the notes on what was seen (notes.py).

`{who}` is the person they met, `{customer}` the company.
"""

CUSTOMERS = (
    ("Harlow Freight", "Priya"),
    ("Cedar & Main Bakeries", "Tom"),
    ("Westport Clinics", "Dr. Adeyemi"),
    ("Lakeshore Credit Union", "Monica"),
    ("Pinnacle Roofing", "Gus"),
    ("Tidewater Logistics", "Elaine"),
    ("Orchard Street Schools", "Mr. Baptiste"),
    ("Granite State Tools", "Wendy"),
    ("Blue Heron Hotels", "Sofia"),
    ("Union Valve", "Kurt"),
    ("Meridian Dental", "Hana"),
    ("Foxglove Gardens", "Peter"),
    ("Silverline Transit", "Aisha"),
    ("Copperfield Foods", "Luis"),
)

REP_WORDS = (
    "I felt it slip when the price came up. I rush when it goes quiet.",
    "That went better than I thought. The questions carried it.",
    "I knew I should ask. I did not want to sound pushy.",
    "Once {who} started talking I just had to keep my mouth shut.",
    "I lost the thread at the demo. Next time I leave the laptop closed.",
    "Writing the question on my pad before I went in helped.",
    "I was surprised how ready {who} was to talk about money.",
    "I thought we had the next step. Hearing it again, we did not.",
    "I prepared the first question in the car. It shows.",
    "Honestly, I was glad when it was over. We can do better at {customer}.",
)

PRIVATE_NOTES = (
    "Tired today. Ask next week how things are at home before we talk numbers.",
    "Ready for the bigger accounts soon. Raise it with Ingrid in the quarterly.",
    "Gets defensive when finance is mentioned. Let the customer’s words do it.",
    "Wants to lead the Tidewater renewal. Not yet; after this focus is reached.",
    "Looks at Kary’s numbers too much. Keep the talk on the last three visits.",
    "Came unprepared, second time. If it happens again we talk about that first.",
)

REPLIES = (
    "Tried it this morning on the phone with Union Valve. They gave me a number!",
    "Can we do the role play again on Thursday? I want to try the silence.",
    "Did the training. The part about letting them do the sum made sense.",
    "I put the question on a sticky note on the dashboard.",
)

ACHIEVEMENTS = (
    "Two first meetings with the finance lead in the room.",
    "Westport Clinics agreed to a trial, starting on the first.",
    "Every visit ended with a date in the calendar.",
    "Won Granite State Tools at list price.",
    "Three customers named what waiting costs them, with a number.",
    "Cleaned up the pipeline: eleven dead ones closed.",
)
#: What is in the way, and what each of it is about.
IMPEDIMENTS = {
    "The new price sheet came on Wednesday; two quotes went out with the old one.": "pricing",
    "Half the campaign leads were students.": "leads",
    "Two visits were called off on the day.": "time",
    "Nobody answers the technical questions from the Meridian meeting.": "product",
    "Lost a day to the car.": "other",
    # in the first days
    "The phone system does not know me yet.": "tools",
    "Nobody has time for a call together.": "time",
    "Did not know which price list is current.": "pricing",
    "The demo account shows last year’s product.": "product",
}
#: The same thing in the way of several, each in their own words: the topic contracts.
AT_LEGAL = (
    "Legal takes nine days on the trial agreement.",
    "Westport waits for our contract since last Thursday.",
    "Two customers ask for their own terms, and nobody here can say yes.",
)
RESOLUTIONS = (
    "Talked to them together; it will not happen again.",
    "There is a page for it now.",
    "Somebody else takes care of it from now on.",
)
NEXT_STEPS = (
    "Take one question into every visit and write down the answer.",
    "Call the three quiet ones before Wednesday.",
    "Ask legal for a standard trial agreement.",
    "Ride along to Tidewater on Thursday.",
    "Read two conversation notes together on Monday.",
    "Ask for the org chart at Blue Heron.",
)
#: A new hire's day: achievements, impediments, next steps.
FIRST_DAYS = (
    (
        "Shadowed a colleague’s meeting and wrote the note.",
        "The phone system does not know me yet.",
        "First own calls tomorrow, with the script.",
    ),
    (
        "Twenty calls, three real conversations.",
        "Nobody has time for a call together.",
        "Three open questions on a card next to the phone.",
    ),
    (
        "First meeting booked alone.",
        "Did not know which price list is current.",
        "Go through the bag together at nine.",
    ),
    (
        "Sat in on the Lakeshore renewal.",
        "The demo account shows last year’s product.",
        "Draw the org chart from memory.",
    ),
)

#: What the CRM says of the need behind an opportunity.
NEEDS = (
    "Routes are planned by hand, and two vans stand still every week.",
    "The old planning tool is not supported any more from March on.",
    "New branch in spring: the office cannot plan for two places.",
    "Customers call to ask where the driver is.",
)

#: Notes of a conversation: goals, pains, who decides, how they work together, next step.
NOTED = (
    (
        "Two more routes without another dispatcher.",
        "Sundays go into planning.",
        "Operations decides, finance signs from 10,000 on.",
        "Operations and finance have not talked about it yet.",
        "Meet finance with the numbers of the two vans.",
    ),
    (
        "Every visit on time by summer.",
        "Penalties from their largest customer.",
        "The owner decides alone.",
        None,
        "Trial with three drivers.",
    ),
    (
        "One list for both branches.",
        None,
        "Head of branches, with the two managers.",
        "The managers compete.",
        "Both managers in one call.",
    ),
)
