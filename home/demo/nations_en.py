"""Two pieces of the campaign One Mission Many Nations, in English."""

from home.demo.blocks import fact_box, photos, source, text
from home.demo.format import Story

HOME_PAGE = source(
    "Public home page, 2022",
    "Global Coalition against Daesh",
    "https://theglobalcoalition.org/",
    "2022",
)

EU = Story(
    key="eu-supports",
    locale="en",
    slug="how-the-eu-supports-the-mission",
    title="How the European Union supports the mission",
    kicker="One Mission Many Nations",
    standfirst="Not every contribution wears a uniform. Luis Miguel Bueno speaks of those that "
    "are not military.",
    cover="hospital-after",
    authors=("desk", "studio"),
    place="",
    date_line="2022",
    tags=("OneMissionManyNations", "stabilisation"),
    campaign="one-mission",
    body=(
        text("""
            <p>The word <i>coalition</i> makes one think of aircraft. Much of what this one does
            makes no noise at all. In this piece of the campaign, <b>Luis Miguel Bueno</b> tells
            what the European Union gives to the mission without soldiers: its non-military
            contributions.<sup>1</sup></p>
            <h2>What can be given without a soldier</h2>
            <p>The Coalition’s lines of effort beyond the military campaign say where there is
            room. Money can be kept from Daesh. Borders can be watched. A liberated town can have
            its water, its light and its clinic back. And a lie can be answered.</p>
        """),
        photos("en", "wide", "hospital-after"),
        fact_box(
            "facts",
            "Beyond the military campaign",
            (
                ("Finance", "Tackling Daesh’s financing and economic infrastructure."),
                ("Borders", "Preventing the flow of foreign fighters."),
                ("Stabilisation", "Restoring essential public services to liberated areas."),
                ("Words", "Countering the group’s propaganda."),
            ),
            (HOME_PAGE,),
        ),
        text("""
            <p>What such work looks like on the ground is told in <a href="page:al-qaim">the story
            of Al-Qaim</a>: a hospital, and the town that came back around it.</p>
        """),
    ),
    safeguarding_note="Luis Miguel Bueno is a real person. The demo names what he speaks of, and "
    "quotes nothing of his.",
    sources=(HOME_PAGE,),
    seo_title="How the European Union supports the mission against Daesh",
    seo_description="The European Union’s non-military contributions, a piece of the campaign One "
    "Mission Many Nations.",
    related=("federal-police", "al-qaim"),
)

POLICE = Story(
    key="federal-police",
    locale="en",
    slug="the-iraqi-federal-police",
    title="The Iraqi Federal Police",
    kicker="One Mission Many Nations",
    standfirst="When the front has moved on, somebody has to stay: a portrait of a partner.",
    cover="border-road",
    authors=("desk", "studio"),
    place="",
    date_line="Iraq, 2022",
    tags=("OneMissionManyNations", "iraq"),
    campaign="one-mission",
    body=(
        text("""
            <p>Among the many nations of the mission one is at home. The <b>Iraqi Federal
            Police</b> is one of the partners that the campaign presents.<sup>1</sup></p>
            <h2>Those who stay</h2>
            <p>A town is liberated on a day; it is kept on all the days after. Somebody stands at
            the crossing, knows the street, and is asked the way. That is police work, wherever it
            is done.</p>
        """),
        photos("en", "wide", "border-road"),
        text("""
            <p>Other partners give other things: <a href="page:eu-supports">the European
            Union’s</a> are not military at all.</p>
        """),
    ),
    safeguarding_note="No officer is quoted or portrayed; the picture is a drawing without faces.",
    sources=(HOME_PAGE,),
    seo_title="The Iraqi Federal Police, a partner of the mission",
    seo_description="A portrait of a partner, from the campaign One Mission Many Nations.",
    related=("eu-supports",),
)
