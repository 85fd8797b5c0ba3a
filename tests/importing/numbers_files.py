"""Exports of known systems as their headers are, and messy files, as bytes."""

HUBSPOT_DEALS = (
    '"Record ID","Deal Name","Deal Stage","Close Date","Deal owner","Amount","Create Date","Pipeline",'
    '"Associated Company"\n'
    '"101","Cancity Plus","Closed won (Sales Pipeline)","2026-03-20 10:00","Rob","1054.00",'
    '"2026-03-02 09:30","Sales Pipeline","Cancity"\n'
    '"102","Isdom","Presentation Scheduled","","Tess","","2026-03-05 17:12","Sales Pipeline","Isdom"\n'
)
HUBSPOT_CALLS = (
    "Record ID,Call Title,Activity date,Activity assigned to,Call outcome,Call duration,Associated Company\n"
    "201,Intro,2026-03-30 10:05,Rob,Connected,00:06:57,Cancity\n"
    "202,Intro,2026-03-30 10:15,Rob,Left voicemail,00:00:21,Isdom\n"
)
SALESFORCE_OPPORTUNITIES = (
    '"Opportunity Owner","Opportunity Name","Stage","Fiscal Period","Amount","Probability (%)","Age",'
    '"Close Date","Created Date","Next Step","Account Name","Opportunity ID"\n'
    '"Rob","Cancity","Closed Won","Q1-2026","$1,054.50","100","18",'
    '"3/20/2026","3/2/2026","","Cancity","006A"\n'
    '"Tess","Isdom","Negotiation/Review","Q2-2026","","80","9",'
    '"4/30/2026","3/22/2026","Demo","Isdom","006B"\n'
)
SALESFORCE_TASKS = (
    "Assigned,Subject,Date,Task Subtype,Status,Company / Account,Call Result,Call Duration,Activity ID\n"
    "Rob,Call,3/30/2026,Call,Completed,Cancity,Connected,312,00T1\n"
    "Rob,Email: hello,3/30/2026,Email,Completed,Cancity,,,00T2\n"
    "Rob,Call later,4/30/2026,Call,Not Started,Cancity,,,00T3\n"
    "Rob,Prepare,3/30/2026,Task,Completed,Cancity,,,00T4\n"
)
PIPEDRIVE_DEALS = (
    "Deal - ID,Deal - Title,Deal - Value,Deal - Currency,Deal - Stage,Deal - Status,Deal - Owner,"
    "Deal - Organization,Deal - Deal created,Deal - Deal closed on\n"
    "901,Cancity,1054,EUR,Negotiation,Won,Rob,Cancity,2026-03-02 08:00:00,2026-03-20 12:00:00\n"
    "902,Isdom,,EUR,Contact made,Open,Tess,Isdom,2026-03-05 08:00:00,\n"
)
PIPEDRIVE_ACTIVITIES = (
    "Activity - ID,Activity - Type,Activity - Subject,Activity - Due date,Activity - Due time,"
    "Activity - Duration,Activity - Done,Activity - Organization,Activity - Assigned to user\n"
    "3001,Call,Intro,2026-03-30,10:00,00:15,Done,Cancity,Rob\n"
    "3002,Meeting,Demo,2026-03-31,11:00,01:00,Done,Cancity,Rob\n"
    "3003,Call,Follow up,2026-10-14,09:30,00:10,To do,Isdom,Tess\n"
    "3004,Lunch,Lunch,2026-03-31,12:00,01:00,Done,,Rob\n"
)
GERMAN = (
    "Id;Verkäufer;Phase;Erstellt am;Abschlussdatum;Betrag;Kunde\n"
    "1;Rob;Gewonnen;02.03.2026;20.03.2026;1.054,50 €;Müller & Söhne\n"
    "2;Tess;Offen;05.03.2026;;2.500 €;Straßer\n"
)
COUNTS = "Date,Rep,Calls,E-mails,Conversations,Talk time\n2026-03-30,rob@north.example,42,12,5,1:15\n"
