"""The Watar Orchestra at the Mosul University Grand Theatre, in English."""

from home.demo.blocks import (
    before_after,
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
from home.demo.format import Story

HOME_PAGE = source(
    "Public home page, 2022",
    "Global Coalition against Daesh",
    "https://theglobalcoalition.org/",
    "2022",
)

BODY = (
    text("""
        <p>The quietest sound a concert hall makes is the one just before the music. Programmes are
        still. Somebody swallows a cough. A bow is lifted, and for as long as it hangs there a
        roomful of strangers breathe in together without having agreed to.</p>
        <p>At the <b>Mosul University Grand Theatre</b> that sound had been missing. Now the theatre
        has been refurbished, and the <b>Watar Orchestra</b> has played in it. <i>Watar</i> is the
        Arabic word for a string: the thing that is silent until it is stretched.<sup>1</sup></p>
    """),
    photos("en", "full_bleed", "orchestra"),
    text("""
        <h2>An empty hall is not silent</h2>
        <p>Anyone who has stood in a ruined theatre knows this. Pigeons. A sheet of tin that the
        wind tries on and puts down. Water finding its way through three floors, a drop at a time,
        with better rhythm than you would expect.</p>
        <p>Daesh had no use for music, and said so. What it left of a stage, here or anywhere, was
        meant as an argument: that nothing had happened in this room and nothing would. The answer
        to such an argument can’t be spoken. It has to be rehearsed.</p>
    """),
    before_after(
        "en",
        ("theatre-before", "2017"),
        ("theatre-after", "2022"),
        "The same seat, imagined before and after the refurbishment: roof closed, seats mended, "
        "curtain hung. Both pictures are illustrations and their dates are demo data.",
    ),
    quote(
        "I kept the strings in a biscuit tin, in rice, so the damp could not get at them. "
        "You don’t "
        "hide what you have given up.",
        "A violinist",
        "Composite voice, Mosul",
        portrait=image("musician-portrait", "en"),
        original="حفظت الأوتار في علبة بسكويت مملوءة بالأرز كي لا تنال منها الرطوبة. "
        "المرء لا يخبئ ما تخلى عنه.",
        translator="Storywire Demo Desk",
    ),
    text("""
        <h2>How to bring back a theatre</h2>
        <p>You would think it begins on the stage. It begins in the roof, and moves down:</p>
        <ol>
          <li>first <b>the weather</b> has to be put outside again;</li>
          <li>then <b>the floor</b>, which must bear a grand piano and a children’s choir, though
          not on the same evening;</li>
          <li>then <b>the wiring</b>, because a theatre is a machine for pointing at things with
          light;</li>
          <li>then <b>the seats</b>, row after row, each with a number that someone will look for in
          the dark;</li>
          <li>and last <b>the curtain</b>, which does nothing at all except promise.</li>
        </ol>
        <p>By then a hall has had more rehearsals than any orchestra. It has been measured, sworn at
        and swept. It has heard hammers for months. It is more than ready to hear something
        else.</p>
    """),
    photos("en", "grid", "oud-violin", "musician-portrait"),
    text("""
        <h3>An orchestra is a set of neighbours</h3>
        <p>Put an oud beside a violin and you have two ways of being made of wood. One is plucked
        and fades; the other is bowed and can hold on for as long as there is arm. One has no frets
        and may lean into the quarter-tones; so, if it is asked politely, may the other. They do not
        blend at once. They take turns, then they take notice, then somewhere in the second movement
        a listener finds that she can’t say which of them is carrying the tune.</p>
        <p>A city with many ways of saying <i>good morning</i> knows something about that.</p>
    """),
    moment(
        "17:30",
        "The tuning",
        """<p>An oboe would give the note, but this evening an <i>oud</i> has got there first, and
        the violins lean toward it, laughing. East and west of the same pitch they slide, meet and
        stop. In the seventh row a technician closes his eyes. He has spent weeks on an electrical
        hum that only he could hear. It is gone. He checks again. It is gone.</p>""",
        photos("en", "single", "oud-violin"),
    ),
    text("""
        <h3>Row by row</h3>
        <p>They come early and stand about in the foyer, touching the walls. A student photographs
        her ticket. Two men who studied here in another century argue about where the bar of light
        used to fall at four in the afternoon, and go in to look. A grandmother has brought a
        cushion, in case, and carries it home unused.</p>
        <blockquote>A full house is a way for a city to see how many of it there are.</blockquote>
    """),
    photos("en", "wide", "audience"),
    quote(
        "My son asked when it would start. I told him: it started when they unlocked the door.",
        "A member of the audience",
        "Composite voice, Mosul",
        original="سألني ابني متى يبدأ الحفل، فقلت له: بدأ حين فتحوا الباب.",
        translator="Storywire Demo Desk",
    ),
    text("""
        <h2>What the music was for</h2>
        <p>It would be easy to say that an orchestra heals. It doesn’t; surgeons do, and time, and
        other people. What an orchestra can do is smaller and more exact. It shows sixty minutes of
        people listening to one another on purpose. It shows what it looks like when nobody is
        louder than they need to be.</p>
        <p>Elsewhere in the city the same work goes on with other tools. After liberation a man
        named <a href="page:safaa">Safaa</a> returned to studying and reproducing his country’s
        historic artefacts. A plate, a winged bull, a phrase of a song: each is a copy, and each is
        also the next original.</p>
        <p>In another recovering town the measure is different. <a href="page:al-qaim">In
        Al-Qaim</a> they count by hospital beds, and by <a href="page:doctor">the lights in a
        corridor</a>.</p>
    """),
    video(
        "Interval",
        image("euphrates-bridge", "en"),
        RIVER,
        """<p>A drawn film without sound, shown here as an interval: the sun comes up over a river,
        birds cross, and a boat drifts into the bright part of the water.</p>""",
    ),
    fact_box(
        "facts",
        "The orchestra and the hall",
        [
            ("Who", "The Watar Orchestra."),
            ("Where", "The refurbished Mosul University Grand Theatre, in Mosul."),
            ("What is new", "There is music again in the hall."),
            ("What we imagined", "The evening, the voices and every picture."),
        ],
        [HOME_PAGE],
    ),
    fact_box(
        "takeaways",
        "What to take away",
        [
            ("Culture is a service too", "A hall that works is part of a city that works."),
            ("Repair is rehearsal", "The craft starts long before the first bar."),
            ("Listening is the point", "An orchestra is a public demonstration of it."),
        ],
    ),
    text("""
        <p>When it is over there is a second silence, the opposite of the first. Nobody wants to be
        the one who ends it. Then somebody is, and the sound goes up into a roof that holds.</p>
        <hr/>
        <p><sup>1</sup> The return of music to the refurbished theatre was reported by the Coalition
        in 2022; see <a href="https://theglobalcoalition.org/">theglobalcoalition.org</a>. The
        evening described here is a composition.</p>
    """),
    related(
        "Read on",
        page("al-qaim"),
        page("doctor"),
        link(
            "The Global Coalition against Daesh",
            "https://theglobalcoalition.org/",
            "The Coalition’s own site, with its partners and its lines of effort.",
        ),
    ),
)

STORY = Story(
    key="watar",
    locale="en",
    slug="watar-orchestra-mosul",
    title="The string that held",
    kicker="Culture",
    standfirst="A refurbished theatre, an orchestra named for a string, and the sound a "
    "city makes "
    "when it stops to listen: music again at the Mosul University Grand Theatre.",
    cover="theatre-after",
    authors=("desk", "studio"),
    place="mosul",
    date_line="Mosul, 2022",
    tags=("culture", "music", "mosul", "iraq"),
    body=BODY,
    editors_note="<p>This is a demonstration story. The programme of the concert is left "
    "open, because "
    "we don’t know it.</p>",
    content_warning="",
    safeguarding_note="The violinist and the listener are composites written for this "
    "demo; no member "
    "of the orchestra is quoted or portrayed, and every picture is a drawing without faces.",
    sources=(HOME_PAGE,),
    seo_title="The Watar Orchestra plays again in Mosul’s Grand Theatre",
    seo_description="Music returns to the refurbished Mosul University Grand Theatre. An "
    "illustrated "
    "story about strings, seats and listening.",
    related=("al-qaim", "doctor"),
)
