"""A day in the life of a doctor at Al-Qaim hospital, in English."""

from home.demo.blocks import (
    fact_box,
    image,
    link,
    moment,
    page,
    photos,
    quote,
    related,
    source,
    text,
    video,
)
from home.demo.film_captions import RIVER
from home.demo.format import DayInTheLife

HOME_PAGE = source(
    "Public home page, August 2019",
    "Global Coalition against Daesh",
    "https://theglobalcoalition.org/",
    "2019-08",
)

BODY = (
    text("""
        <p>The doctor is used to being asked what it was like. She would rather say what it is like.
        It is like this: a corridor with the lights on, a queue, a pen that works.</p>
        <p>At the rebuilt hospital in <a href="page:al-qaim">Al-Qaim</a>, physicians see patients
        again. We give one August day of that work as eleven small moments. She is a composite of
        many, and she would like you to know that most of the day is waiting, listening and washing
        her hands.</p>
    """),
    moment(
        "04:50",
        "Before the alarm",
        """<p>She wakes ten minutes ahead of the telephone, as she has since she was a student. The
        room is blue. A stethoscope lies on the table where she dropped it last night, coiled like
        something asleep. Tea first. She drinks it standing, at the window, while the river decides
        what colour to be.</p>""",
        photos("en", "single", "doctor-morning"),
    ),
    moment(
        "06:20",
        "The walk in",
        """<p>It is twelve minutes on foot if nobody stops her. Somebody always does. This morning
        it is a father with a question about a fever that has already gone; he wants to be told that
        he was right to worry. He was right to worry.</p>""",
    ),
    moment(
        "07:00",
        "Handover",
        """<p>The night team talk in the flat voices of people who have been kind for twelve hours.
        What she writes down:</p>
        <ol>
          <li>bed by the window: slept, ate half an egg, is asking for the radio;</li>
          <li>the newborn: feeding, furious, perfect;</li>
          <li>the lift: working (<i>underlined twice</i>).</li>
        </ol>""",
    ),
    moment(
        "08:15",
        "The bench",
        """<p>The waiting room has filled in the order of bus routes. She could diagnose the roads
        from it. She has a rule: before she calls the first name she walks the length of the bench
        once, slowly, without a chart, and looks at how people are sitting.</p>""",
        photos("en", "wide", "waiting-room"),
    ),
    quote(
        "They apologise for coming. I tell them the building was made for exactly this, "
        "and so was I.",
        "The doctor",
        "Composite of physicians, Al-Qaim hospital",
        portrait=image("doctor-portrait", "en"),
        original="يعتذرون عن المجيء. فأقول لهم إن هذا المبنى شُيّد لهذا بالذات، وكذلك أنا.",
        translator="Storywire Demo Desk",
    ),
    moment(
        "09:40",
        "A cough, a knee, a silence",
        """<p>Three patients in a row. The cough is a cough. The knee belongs to a man who climbs
        scaffolding and doesn’t mean to stop. The third, a girl of about nine, has nothing she can
        find; the mother looks at the floor. The doctor puts her pen down, which is how you tell
        someone that there is time.</p>
        <p>It takes a while. It is not about a stomach. She writes the name of a colleague on a card
        and walks the two of them to the door of that room herself.</p>""",
    ),
    text("""
        <h2>What isn’t in the notes</h2>
        <p>A clinic records what can be counted. On most evenings the doctor could add a second
        sheet, and nobody would know where to file it:</p>
        <ul>
          <li>a boy who asked whether the new windows <i>open</i>, and opened one;</li>
          <li>a woman who came only to see the room where her sister had once worked;</li>
          <li>an old man who keeps his appointment card in his breast pocket, behind his
          glasses, like a photograph.<sup>1</sup></li>
        </ul>
        <p>Trust, she says, is a vital sign. You just can’t take it with a cuff.</p>
    """),
    moment(
        "11:30",
        "Under the lamp",
        """<p>She is called to assist. Nobody speaks much. The lamp makes a white island and leaves
        the rest of the world out. Somewhere behind the wall a generator takes over from the grid;
        the light doesn’t so much as blink. Four pairs of shoulders come down by a
        centimetre.</p>""",
        photos("en", "single", "operating-theatre"),
    ),
    moment(
        "13:10",
        "Bread, standing up",
        """<p>Lunch is flatbread, tomatoes and a chair nobody sits on. The pharmacist comes in with
        the delivery list and reads it aloud like a poem, because everything on it is also on the
        shelf.</p>""",
        photos("en", "single", "pharmacy-shelves"),
    ),
    moment(
        "14:30",
        "The hottest hour",
        """<p>August leans on the building. Those who can wait till evening do; those who come now
        can’t. Two cases of heat, one of pride: a builder who would not sit down until he fell down.
        Shade, water, salt, a scolding. He promises. His foreman, in the doorway, promises
        harder.</p>""",
    ),
    moment(
        "16:45",
        "Good news, in a hurry",
        """<p>A result comes back clear. She could hand it over at the desk, and instead goes
        looking for the family: past the laundry, across the yard, out to the gate. She is out of
        breath when she finds them. So, for a second, are they.</p>""",
        video(
            "The river that morning",
            image("al-qaim-dawn", "en"),
            RIVER,
            """<p>A drawn film without sound: sunrise over the river. The light grows, birds cross,
            a boat drifts into the bright part of the water.</p>""",
        ),
    ),
    moment(
        "19:05",
        "Roof",
        """<p>Ten minutes on the roof with a colleague, between the washing and the water tank. They
        don’t discuss work. They discuss whether the moon was thinner yesterday. Below them windows
        come on, street by street, some on the grid and some on the generator, and from here you
        can’t tell which is which.</p>""",
        photos("en", "single", "rooftop-dusk"),
    ),
    text("""
        <h2>A building, learned by ear</h2>
        <p>Every hospital has a sound when it is well. This one hums a little above middle C, from
        the pumps. There is the trolley with the bad wheel, which she hopes nobody will ever mend,
        because it tells her who is coming. There is the lift, announcing itself. There are
        children, who in a waiting room make roughly the noise of a small market, and who go quiet
        one by one as they find out that the fish painted on the wall can be counted.</p>
        <p>She remembers hospitals without those sounds. She doesn’t talk about them. What she does,
        when a pump stops, is lift her head before anybody else in the room.</p>
    """),
    moment(
        "22:30",
        "The long corridor",
        """<p>She isn’t on nights this week, but she stays for one last look at the newborn, who is
        asleep and still somehow furious. Then the corridor, lamp after lamp. At the far end she
        does what she did at the start: looks at the whole length of it, once, slowly. All the
        lights are on. She goes home.</p>""",
        photos("en", "single", "night-shift"),
    ),
    quote(
        "People ask when things will be normal. I say: come and sit in my waiting room. "
        "It’s quite dull. "
        "It’s wonderful.",
        "The doctor",
        "Composite of physicians, Al-Qaim hospital",
    ),
    fact_box(
        "facts",
        "About this day",
        [
            ("Where", "The rebuilt hospital in Al-Qaim, a river town beside the Syrian border."),
            ("The town", "Among the last in Iraq to be liberated, in November 2017."),
            (
                "The person",
                "A composite. Doctors at the hospital see patients again; this day is imagined.",
            ),
            ("The times", "Local time in Iraq."),
        ],
        [HOME_PAGE],
    ),
    photos(
        "en",
        "full_bleed",
        "border-road",
        border_road="The road out of town at the hour she walks home.",
    ),
    text("""
        <h3>Tomorrow</h3>
        <p>The alarm is set for five. She will be up at ten to. On <b>21 August</b> the world marks
        the International Day of Remembrance of and Tribute to the Victims of Terrorism; she will
        mark it by being at work, which she thinks they would understand.</p>
        <hr/>
        <p><sup>1</sup> Details that could point to a patient have been invented or left out. For
        the day itself see <a href="https://www.un.org/en/observances/terrorism-victims-day">the
        United Nations page</a>.</p>
    """),
    related(
        "More from the town and beyond",
        page("al-qaim"),
        page("watar"),
        link(
            "The Global Coalition against Daesh",
            "https://theglobalcoalition.org/",
            "The Coalition’s own site, with its partners and its lines of effort.",
        ),
    ),
)

STORY = DayInTheLife(
    key="doctor",
    locale="en",
    slug="day-in-the-life-doctor-al-qaim",
    title="A corridor with the lights on",
    kicker="Day in the Life",
    standfirst="Tea, handover, the bench, the lamp: one August day with a doctor at the rebuilt "
    "hospital in Al-Qaim, where patients are seen again.",
    cover="doctor-morning",
    authors=("desk", "studio"),
    place="al-qaim",
    person="doctor",
    date="2019-08-20",
    date_line="Al-Qaim, 20 August 2019",
    tags=("DayInTheLife", "VictimsOfTerrorism", "AlQaim", "health", "iraq"),
    body=BODY,
    added=(
        text("""
            <h2>After publication</h2>
            <p>How is it chosen what to tell of such a day? Only what could have happened to many is
            told, and nothing that happened to one.</p>
        """),
    ),
    editors_note="<p>The day is told in local time. It is a demonstration, composed from what is "
    "publicly known and from nobody’s medical record.</p>",
    content_warning="This story speaks of illness and, briefly, of a child’s distress.",
    safeguarding_note="The doctor is a composite and so are her patients; no real person "
    "is quoted or "
    "described. She is drawn from behind, and no ward, home or route can be recognised.",
    sources=(
        HOME_PAGE,
        source(
            "International Day of Remembrance of and Tribute to the Victims of Terrorism",
            "United Nations",
            "https://www.un.org/en/observances/terrorism-victims-day",
        ),
    ),
    seo_title="Day in the Life: a doctor at the rebuilt hospital in Al-Qaim",
    seo_description="From tea before dawn to the last look down the corridor: a composite "
    "day with a "
    "doctor in Al-Qaim, Iraq, told in moments and drawings.",
    series="day",
    related=("al-qaim", "watar"),
)
