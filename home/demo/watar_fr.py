"""The Watar Orchestra at the Mosul University Grand Theatre, in French."""

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
    "Page d’accueil publique, 2022",
    "Coalition mondiale contre Daech",
    "https://theglobalcoalition.org/",
    "2022",
)

BODY = (
    text("""
        <p>Le bruit le plus ténu d’une salle de concert est celui qui précède la musique. Les
        programmes ne bougent plus. Quelqu’un ravale une toux. Un archet se lève et, tant qu’il
        reste en l’air, une salle d’inconnus inspire ensemble sans s’être concertée.</p>
        <p>Au <b>Grand Théâtre de l’Université de Mossoul</b>, ce bruit manquait. Le théâtre est
        aujourd’hui rénové, et l’<b>orchestre Watar</b> y a joué. <i>Watar</i> veut dire « corde »
        en arabe : ce qui se tait tant qu’on ne le tend pas.<sup>1</sup></p>
    """),
    photos("fr", "full_bleed", "orchestra"),
    text("""
        <h2>Une salle vide n’est pas silencieuse</h2>
        <p>Qui s’est tenu dans un théâtre en ruine le sait. Des pigeons. Une tôle que le vent essaie
        puis repose. De l’eau qui trouve son chemin à travers trois étages, goutte à goutte, avec un
        meilleur sens du rythme qu’on ne croirait.</p>
        <p>Daech n’avait que faire de la musique, et le disait. Ce qu’il laissait d’une scène, ici
        ou ailleurs, se voulait un argument : rien n’avait eu lieu dans cette salle, rien n’y aurait
        lieu. À un tel argument, on ne répond pas en parlant. La réponse se répète.</p>
    """),
    before_after(
        "fr",
        ("theatre-before", "2017"),
        ("theatre-after", "2022"),
        "Le même fauteuil, imaginé avant et après la rénovation : toit refermé, sièges réparés, "
        "rideau "
        "posé. Les deux images sont des illustrations et leurs dates des données de démonstration.",
    ),
    quote(
        "Je gardais les cordes dans une boîte à biscuits, dans du riz, pour que l’humidité ne les "
        "atteigne pas. On ne cache pas ce à quoi on a renoncé.",
        "Une violoniste",
        "Voix composite, Mossoul",
        portrait=image("musician-portrait", "fr"),
        original="حفظت الأوتار في علبة بسكويت مملوءة بالأرز كي لا تنال منها الرطوبة. "
        "المرء لا يخبئ ما تخلى عنه.",
        translator="Rédaction de démonstration Storywire",
    ),
    text("""
        <h2>Comment ramener un théâtre</h2>
        <p>On croirait que cela commence sur la scène. Cela commence par le toit, et descend :</p>
        <ol>
          <li>d’abord, <b>le temps qu’il fait</b> doit rester de nouveau dehors ;</li>
          <li>puis <b>le plancher</b>, qui doit porter un piano à queue et un chœur d’enfants, mais
          pas le même soir ;</li>
          <li>puis <b>l’électricité</b>, car un théâtre est une machine à montrer les choses avec
          de la lumière ;</li>
          <li>puis <b>les fauteuils</b>, rang après rang, chacun avec un numéro que quelqu’un
          cherchera dans le noir ;</li>
          <li>enfin <b>le rideau</b>, qui ne fait rien du tout, sinon promettre.</li>
        </ol>
        <p>Une salle, à ce moment-là, a répété plus qu’aucun orchestre. On l’a mesurée, maudite,
        balayée. Elle a entendu des marteaux pendant des mois. Elle est plus que prête à entendre
        autre chose.</p>
    """),
    photos("fr", "grid", "oud-violin", "musician-portrait"),
    text("""
        <h3>Un orchestre est un voisinage</h3>
        <p>Posez un oud à côté d’un violon : voilà deux manières d’être en bois. L’un se pince et
        s’éteint ; l’autre se frotte et tient aussi longtemps qu’il y a de bras. L’un n’a pas de
        frettes et peut se pencher vers les quarts de ton ; l’autre aussi, si on le lui demande
        poliment. Ils ne se mêlent pas d’emblée. Chacun prend son tour, puis ils se prennent à
        s’écouter, et quelque part dans le deuxième mouvement une auditrice s’aperçoit qu’elle ne
        sait plus lequel porte l’air.</p>
        <p>Une ville qui a tant de façons de dire <i>bonjour</i> en sait quelque chose.</p>
    """),
    moment(
        "17:30",
        "L’accord",
        """<p>Un hautbois donnerait la note, mais ce soir un <i>oud</i> l’a devancé, et les violons
        s’inclinent vers lui en riant. De part et d’autre de la même hauteur ils glissent, se
        rejoignent et s’arrêtent. Au septième rang, un technicien ferme les yeux. Il a passé des
        semaines sur un bourdonnement que lui seul entendait. Il a disparu. Il vérifie. Il a
        disparu.</p>""",
        photos("fr", "single", "oud-violin"),
    ),
    text("""
        <h3>Rang par rang</h3>
        <p>On vient tôt, on reste debout dans le foyer, on touche les murs. Une étudiante
        photographie son billet. Deux hommes qui ont étudié ici en un autre siècle se disputent sur
        l’endroit où tombait le rai de lumière à quatre heures de l’après-midi, et entrent voir.
        Une grand-mère a apporté un coussin, au cas où, et le rapporte chez elle sans s’en être
        servie.</p>
        <blockquote>Une salle pleine, c’est pour une ville une façon de voir combien elle
        est.</blockquote>
    """),
    photos("fr", "wide", "audience"),
    quote(
        "Mon fils a demandé quand cela commencerait. Je lui ai dit : c’est commencé depuis qu’ils "
        "ont "
        "ouvert la porte.",
        "Un spectateur",
        "Voix composite, Mossoul",
        original="سألني ابني متى يبدأ الحفل، فقلت له: بدأ حين فتحوا الباب.",
        translator="Rédaction de démonstration Storywire",
    ),
    text("""
        <h2>À quoi servait la musique</h2>
        <p>Il serait facile de dire qu’un orchestre guérit. Non : les chirurgiens guérissent, et le
        temps, et les autres. Ce que peut un orchestre est plus petit et plus exact. Il montre
        soixante minutes de gens qui s’écoutent exprès. Il montre à quoi cela ressemble quand
        personne n’est plus fort qu’il ne faut.</p>
        <p>Ailleurs dans la ville, le même travail se fait avec d’autres outils. Après la
        libération, un homme nommé <a href="page:safaa">Safaa</a> est revenu à l’étude et à la
        reproduction des objets historiques de son pays. Une assiette, un taureau ailé, une phrase
        de chanson : chacun est une copie, et chacun est aussi le prochain original.</p>
        <p>Dans une autre ville qui se relève, la mesure est différente. <a href="page:al-qaim">À
        Al-Qaïm</a>, on compte en lits d’hôpital, et en <a href="page:doctor">lumières dans un
        couloir</a>.</p>
    """),
    video(
        "Entracte",
        image("euphrates-bridge", "fr"),
        RIVER,
        """<p>Un film dessiné et muet, montré ici comme un entracte : le soleil se lève sur un
        fleuve, des oiseaux passent, une barque glisse dans la partie claire de l’eau.</p>""",
    ),
    fact_box(
        "facts",
        "L’orchestre et la salle",
        [
            ("Qui", "L’orchestre Watar."),
            ("Où", "Le Grand Théâtre rénové de l’Université de Mossoul."),
            ("Ce qui est nouveau", "Il y a de nouveau de la musique dans la salle."),
            ("Ce que nous avons imaginé", "La soirée, les voix et toutes les images."),
        ],
        [HOME_PAGE],
    ),
    fact_box(
        "takeaways",
        "À retenir",
        [
            (
                "La culture est aussi un service",
                "Une salle qui marche fait partie d’une ville qui marche.",
            ),
            ("Réparer, c’est répéter", "Le métier commence bien avant la première mesure."),
            ("Écouter est le but", "Un orchestre en est la démonstration publique."),
        ],
    ),
    text("""
        <p>Quand c’est fini, il y a un second silence, à l’opposé du premier. Personne ne veut être
        celui qui le rompt. Puis quelqu’un le rompt, et le bruit monte vers un toit qui tient.</p>
        <hr/>
        <p><sup>1</sup> Le retour de la musique dans le théâtre rénové a été rapporté par la
        Coalition en 2022 ; voir <a
        href="https://theglobalcoalition.org/">theglobalcoalition.org</a>. La soirée décrite ici
        est une composition.</p>
    """),
    related(
        "À lire ensuite",
        page("al-qaim"),
        page("doctor"),
        link(
            "La Coalition mondiale contre Daech",
            "https://theglobalcoalition.org/",
            "Le site de la Coalition : ses partenaires et ses axes d’action.",
        ),
    ),
)

STORY = Story(
    key="watar",
    locale="fr",
    slug="l-orchestre-watar-a-mossoul",
    title="La corde qui a tenu",
    kicker="Culture",
    standfirst="Un théâtre rénové, un orchestre qui porte le nom d’une corde, et le bruit que "
    "fait une "
    "ville qui s’arrête pour écouter : la musique est revenue au Grand Théâtre de l’Université de "
    "Mossoul.",
    cover="theatre-after",
    authors=("desk", "studio"),
    place="mosul",
    date_line="Mossoul, 2022",
    tags=("culture", "musique", "mossoul", "irak"),
    body=BODY,
    editors_note="<p>Ceci est un récit de démonstration. Le programme du concert est laissé "
    "ouvert, car "
    "nous ne le connaissons pas.</p>",
    content_warning="",
    safeguarding_note="La violoniste et le spectateur sont des personnages composites écrits pour "
    "cette "
    "démonstration ; aucun membre de l’orchestre n’est cité ni représenté, et toutes les images "
    "sont des "
    "dessins sans visage.",
    sources=(HOME_PAGE,),
    seo_title="L’orchestre Watar rejoue au Grand Théâtre de Mossoul",
    seo_description="La musique revient au Grand Théâtre rénové de l’Université de Mossoul. Un "
    "récit "
    "illustré sur des cordes, des fauteuils et l’écoute.",
    related=("al-qaim", "doctor"),
)
