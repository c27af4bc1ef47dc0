"""Two short reads in English: a man who makes old things anew, and the first bell of a school."""

from home.demo.blocks import fact_box, photos, source, text
from home.demo.format import Story

SUMMER_2019 = source(
    "Public home page, August 2019",
    "Global Coalition against Daesh",
    "https://theglobalcoalition.org/",
    "2019-08",
)
SUMMER_2022 = source(
    "Public home page, 2022",
    "Global Coalition against Daesh",
    "https://theglobalcoalition.org/",
    "2022",
)

SAFAA = Story(
    key="safaa",
    locale="en",
    slug="safaa-makes-old-things-anew",
    title="What a hand remembers",
    kicker="Throwback Thursday",
    standfirst="After the liberation of Mosul, Safaa went back to studying his country’s historic "
    "artefacts, and to making them anew.",
    cover="market-street",
    authors=("desk", "studio"),
    place="mosul",
    date_line="Mosul, August 2019",
    tags=("ThrowbackThursday", "culture", "mosul", "iraq"),
    series="throwback",
    body=(
        text("""
            <p>In <b>Mosul</b> there is a man named <b>Safaa</b> who studies things that are very
            old, and makes them again. The city was liberated, and he returned to his work: the
            historic artefacts of his country, looked at closely and reproduced.<sup>1</sup></p>
            <h2>Why one makes a copy</h2>
            <p>A copy begins with looking. Whoever wants to make a thing again has to find out how
            it was made the first time: which edge was cut before which, where the hand rested, what
            was a decision and what was the stone. That is knowledge, and it is lost as easily as
            the thing itself.</p>
        """),
        photos("en", "wide", "market-street"),
        fact_box(
            "facts",
            "What we know, and what we don’t",
            (
                ("Who", "Safaa, in Mosul."),
                ("What he does", "He studies and reproduces his country’s historic artefacts."),
                ("Since when", "He returned to it after the liberation."),
                ("What we leave open", "Everything else. The thoughts on copies are ours."),
            ),
            (SUMMER_2019,),
        ),
        text("""
            <p>In Al-Qaim, upriver and far to the west, what came back first was
            <a href="page:al-qaim">a hospital</a>. A town needs both: those who mend what was
            broken, and those who know what it looked like.</p>
        """),
    ),
    safeguarding_note="Safaa is a real person, of whom the demo tells what a public page told. He "
    "is "
    "neither quoted nor portrayed; the picture shows nobody’s workshop.",
    sources=(SUMMER_2019,),
    seo_title="Safaa of Mosul makes historic artefacts anew",
    seo_description="After the liberation of Mosul, Safaa returned to studying and reproducing his "
    "country’s historic artefacts.",
    related=("al-qaim",),
)

SCHOOL = Story(
    key="school",
    locale="en",
    slug="before-the-bell",
    title="Before the bell",
    kicker="This Generation Learns",
    standfirst="What has to be there before a child can be late for school: a piece of the "
    "campaign "
    "This Generation Learns.",
    cover="school-walk",
    authors=("desk", "studio"),
    place="",
    date_line="2022",
    tags=("ThisGenerationLearns", "stabilisation", "education"),
    campaign="this-generation-learns",
    body=(
        text("""
            <p>A school is a <b>public service</b> that one can hear. At half past seven there is
            nothing, and then there is a street full of voices. To bring essential services back to
            liberated areas is one of the Coalition’s lines of effort; this piece of the campaign is
            about the one with a bell.<sup>1</sup></p>
            <h2>Backwards from the bell</h2>
            <ol>
              <li>Before the bell there is a <b>teacher</b>, who has to live nearby.</li>
              <li>Before the teacher there is a <b>room</b>, with a roof and a board.</li>
              <li>Before the room there is <b>water</b>, or the room is closed by noon.</li>
              <li>Before all of it there is a <b>way</b> that parents hold to be safe.</li>
            </ol>
        """),
        photos("en", "wide", "school-walk"),
        text("""
            <p>None of it makes news. A child who is late for school is late for something that is
            there again.</p>
        """),
    ),
    safeguarding_note="No school, teacher or child is described here: the morning is a composite, "
    "and "
    "the drawing shows nobody’s face.",
    sources=(SUMMER_2022,),
    seo_title="Before the bell: what a school needs",
    seo_description="What has to be there before a child can be late for school, a piece of the "
    "campaign This Generation Learns.",
    related=("al-qaim", "eu-supports"),
)
