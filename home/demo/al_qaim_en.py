"""Al-Qaim restored to life, in English."""

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
from home.demo.format import Correction, Story

HOME_PAGE = source(
    "Public home page, August 2019",
    "Global Coalition against Daesh",
    "https://theglobalcoalition.org/",
    "2019-08",
)

BODY = (
    text("""
        <p>Before the sun there is the river. It comes out of Syria already wide, bends once as if
        to look back, and carries the sky past Al-Qaim a little before the sky itself gets there.
        Anyone up at that hour sees the town twice: the roofs, the palms, one minaret, and then the
        same again, upside down and trembling.</p>
        <p>In <b>November 2017</b> this was one of the last towns in Iraq to be freed from Daesh.
        The news of that day travelled fast and was short. What came after it was slow, and went
        almost unreported: the long and difficult work of making a liberated place liveable. This
        story is about that second part, and about a building that has come to stand for it.</p>
    """),
    photos("en", "wide", "euphrates-bridge"),
    text("""
        <h2>What a town is made of</h2>
        <p>Ask people what they missed and they seldom begin with anything large. They begin with a
        tap. With a bulb that comes on when the switch says so. With a shutter going up across the
        street, because a neighbour who opens a shop has decided that there will be a next week.</p>
        <p>A town, it turns out, is a list, and every item on it leans on another:</p>
        <ul>
          <li><b>Power</b>, or the pumps stop and the vaccines spoil.</li>
          <li><b>Water</b>, or nothing can be washed, cooked or built.</li>
          <li><b>A road</b> cleared well enough for a lorry, then for a school bus.</li>
          <li><b>A classroom</b>, because families return on the calendar of their children.</li>
          <li><b>A hospital</b>, because nobody brings a grandmother home to a place that can’t look
          after her.</li>
        </ul>
        <p>The last line is the one people come back to. You can carry water and you can share a
        generator. You can’t share a delivery room that isn’t there.<sup>1</sup></p>
    """),
    moment(
        "06:10",
        "First light on the generator street",
        """<p>The machine that has kept one street lit through the night coughs, drops a tone and is
        switched off. For a moment nothing replaces it. Then a kettle, a cockerel, a gate. A boy on
        a bicycle comes round the corner with bread stacked under his chin, steering by
        memory.</p>""",
        photos("en", "single", "night-generator"),
    ),
    quote(
        "We did not come back to a town. We came back to an address, and waited for the "
        "town to join us.",
        "A shopkeeper",
        "Composite voice, Al-Qaim",
        portrait=image("market-street", "en"),
        original="لم نعد إلى بلدة. عدنا إلى عنوان، وانتظرنا أن تلحق بنا البلدة.",
        translator="Storywire Demo Desk",
    ),
    text("""
        <h2>The building at the end of the road</h2>
        <p>Imagine the hospital as the fighting left it. The right wing is open like a drawer.
        Window after window shows only the dark behind it. Sand has come up the stairs, and somebody
        has swept a path through it as far as the first landing, then stopped.</p>
        <p>Rebuilding such a place is not one act but several hundred, and few of them make a
        picture. Someone checks that a floor will hold. Someone draws up which pipe goes where.
        Glass arrives, half of it whole. A door is hung, and for the first time in years there is a
        difference between inside and outside.</p>
    """),
    before_after(
        "en",
        ("hospital-before", "2017-11"),
        ("hospital-after", "2019-08"),
        "The same view, imagined at liberation and in the summer of 2019: walls closed, windows "
        "glazed, the entrance in use. Both pictures are illustrations, not records of the "
        "building.",
    ),
    text("""
        <h3>The first ordinary day</h3>
        <p>No one can say afterwards which morning it was. There may have been a
        ribbon. But the day people describe is another one: the day they went in for something
        small. A child’s ear. A repeat prescription. A dressing that needed changing. They sat down
        on a bench, they were called in their turn, and only on the way home did it strike them that
        they had not been surprised.</p>
        <blockquote>A service is restored on the day it becomes boring.</blockquote>
        <p>One of the physicians there sees patients again, hour after hour, in a room with a
        window. We follow such a day from before dawn to after dusk in <a href="page:doctor">a
        companion story</a>.</p>
    """),
    photos("en", "mosaic", "operating-theatre", "pharmacy-shelves", "waiting-room"),
    quote(
        "When the light over the table stays on, my hands forget it. That is all I ask of light.",
        "A theatre nurse",
        "Composite voice, Al-Qaim",
        original="حين يبقى الضوء فوق الطاولة تنساه يداي. وهذا كل ما أطلبه من الضوء.",
        translator="Storywire Demo Desk",
    ),
    text("""
        <h2>What returns with a hospital</h2>
        <p>Stand for a while at the gate and watch what gathers. A tea seller, because people wait.
        A man with a van, because people need lifts. A pharmacy opposite, then a second, which keeps
        the first one honest. A woman takes a room nearby to sew, since a street with a hospital on
        it is a street that has passers-by. None of this is in anybody’s plan. All of it is the plan
        working.</p>
        <p>There is a harder sort of return as well. Some of those who come through the doors carry
        what can’t be set in plaster, and they talk about it late, or sideways, or to someone who is
        looking at a form. A town that has a place to be ill has also, by and by, a place to be
        sad in.</p>
    """),
    photos("en", "slideshow", "market-street", "school-walk", "rooftop-dusk"),
    text("""
        <h3>The school bell</h3>
        <p>At half past seven the shadows of the children reach the school wall before the children
        do. There is no bell on the first mornings, only a teacher who strikes a length of pipe with
        a spanner, and is surprised by how well it carries. The pupils are of all sizes: some are
        nine and in the class for nine, some are twelve and in the class for nine. Nobody laughs.
        Missed years are the one subject in which everybody here is advanced.</p>
        <p>What has that to do with a hospital? Ask the teacher. She says that a mother who knows
        where to take a fever will let a child walk to school; and that a child who walks to school
        is a street, seen from above, coming back on.</p>
    """),
    video(
        "Sixty seconds on the river, cut to twelve",
        image("al-qaim-dawn", "en"),
        RIVER,
        """<p>A drawn film without sound. The river lies dark before sunrise. The sun clears the
        roofs of the far bank and lays a path of light on the water. Birds cross from left to right.
        A small boat drifts into the bright part of the river, and the film ends there.</p>""",
    ),
    fact_box(
        "facts",
        "Al-Qaim in brief",
        [
            ("Where", "On the Euphrates in the far west of Iraq, beside the Syrian border."),
            ("Liberated", "November 2017, among the last towns in Iraq."),
            ("Since then", "Long and difficult work to make the town liveable again."),
            ("What stands for it", "A rebuilt hospital, where doctors see patients once more."),
            (
                "The wider effort",
                (
                    "Stabilisation and the return of essential public services to liberated "
                    "areas is one of the Coalition’s lines of effort."
                ),
            ),
        ],
        [HOME_PAGE],
    ),
    photos("en", "full_bleed", "border-road"),
    text("""
        <h2>The road out, and the road in</h2>
        <p>To the west the asphalt runs on toward a line of hills, and beyond them is another
        country. For a long time little good came along that road. Picture it now in the cool of the
        evening: a lorry, then another, each pulling its own small room of light.</p>
        <p>None of this is finished. A wall can be up before a salary is paid; a ward can be clean
        before it is staffed through the night; a family can be home and still sleep with its shoes
        by the door. People in Al-Qaim are careful with the word <i>back</i>. They say that the
        water is back, that the school is back. Of themselves they say: <i>we are coming</i>.</p>
        <p>Other cities have other ways to count. In Mosul, they listened for
        <a href="page:watar">an orchestra</a>.</p>
        <hr/>
        <p><sup>1</sup> The facts about the town are those the Coalition published in August 2019;
        see <a href="https://theglobalcoalition.org/">theglobalcoalition.org</a>. The scenes and
        voices are ours, as the note below explains.</p>
    """),
    fact_box(
        "takeaways",
        "What to take away",
        [
            (
                "Liberation is a date",
                "Recovery is a sequence, and its steps depend on one another.",
            ),
            ("Hospitals are anchors", "Families, shops and schools settle around a place of care."),
            (
                "Ordinary is the goal",
                "The best sign of a service restored is that nobody remarks on it.",
            ),
        ],
    ),
    related(
        "Read on",
        page("doctor"),
        page("watar"),
        link(
            "The Global Coalition against Daesh",
            "https://theglobalcoalition.org/",
            "The Coalition’s own site, with its partners and its lines of effort.",
        ),
    ),
)

STORY = Story(
    key="al-qaim",
    locale="en",
    slug="al-qaim-restored-to-life",
    title="Al-Qaim, restored to life",
    kicker="Stabilisation",
    standfirst="It was one of the last towns in Iraq to be freed. Making it liveable took "
    "far longer "
    "than freeing it. On the Euphrates, a rebuilt hospital is teaching a town to expect "
    "things again.",
    cover="al-qaim-dawn",
    authors=("desk", "studio"),
    place="al-qaim",
    date_line="Al-Qaim, August 2019",
    tags=("AlQaim", "ThrowbackThursday", "stabilisation", "health", "iraq"),
    body=BODY,
    editors_note="<p>This is a demonstration story. It is set in the summer of 2019 and "
    "has not been "
    "brought up to date since.</p>",
    content_warning="This story mentions war damage and the grief that follows it. It "
    "shows no injury.",
    safeguarding_note="The voices in this story are composites, written for this demo; no "
    "real person "
    "is quoted. No home, no face and no patient is shown, and every picture is a drawing.",
    sources=(HOME_PAGE,),
    corrections=(
        Correction(
            date="2019-08-23",
            text="An earlier version of this demo story placed the town on "
            "the wrong bank of a map. The sentence has been removed.",
        ),
    ),
    seo_title="Al-Qaim restored to life: how a rebuilt hospital brings a town back",
    seo_description="One of the last towns in Iraq to be liberated, in November 2017, Al-Qaim is "
    "becoming liveable again around a rebuilt hospital. An illustrated long read.",
    series="throwback",
    related=("doctor", "watar"),
)
