"""What the pictures of the theatre in Mosul and its music are called and show."""

from home.demo.format import Picture

MUSIC: dict[str, Picture] = {
    "theatre-before": Picture(
        title="The Grand Theatre before",
        alt={
            "en": "A ruined auditorium: daylight falls through the roof on broken rows of seats.",
            "fr": "Une salle en ruine : le jour tombe du toit crevé sur des rangs brisés.",
            "ar": "قاعة مسرح مدمرة: يسقط ضوء النهار من السقف على صفوف مقاعد محطمة.",
        },
        caption={
            "en": "The hall, imagined in its silent years.",
            "fr": "La salle, imaginée dans ses années de silence.",
            "ar": "القاعة كما تُتخيَّل في سنوات صمتها.",
        },
        focal_point=(0.5, 0.45),
    ),
    "theatre-after": Picture(
        title="The Grand Theatre after",
        alt={
            "en": "The same auditorium restored: red curtain, lit stage, rows of seats intact.",
            "fr": "La même salle restaurée : rideau rouge, scène éclairée, fauteuils intacts.",
            "ar": "القاعة نفسها بعد ترميمها: ستارة حمراء وخشبة مضاءة وصفوف مقاعد سليمة.",
        },
        caption={
            "en": "The same seat, the evening the lights came up.",
            "fr": "Du même fauteuil, le soir où la lumière est revenue.",
            "ar": "من المقعد نفسه، مساء عادت الأضواء.",
        },
        focal_point=(0.5, 0.45),
    ),
    "orchestra": Picture(
        title="Orchestra on stage",
        alt={
            "en": "An orchestra in silhouette on a golden stage, the conductor with raised arms.",
            "fr": "Un orchestre en silhouette sur une scène dorée, le chef les bras levés.",
            "ar": "أوركسترا كظلال على خشبة ذهبية والقائد رافع ذراعيه.",
        },
        caption={
            "en": "The breath before the first bar.",
            "fr": "Le souffle avant la première mesure.",
            "ar": "النَّفَس الذي يسبق النغمة الأولى.",
        },
        focal_point=(0.5, 0.5),
    ),
    "oud-violin": Picture(
        title="Oud and violin",
        alt={
            "en": "An oud and a violin lean against a wall in the light of a latticed window.",
            "fr": "Un oud et un violon contre un mur, dans la lumière d’une fenêtre à claire-voie.",
            "ar": "عود وكمان يستندان إلى جدار في ضوء نافذة مشبّكة.",
        },
        caption={
            "en": "Watar: the Arabic word for a string.",
            "fr": "« Watar » : la corde, en arabe.",
            "ar": "وتر: كلمة واحدة تكفي العود والكمان معاً.",
        },
        focal_point=(0.45, 0.55),
    ),
    "audience": Picture(
        title="The audience",
        alt={
            "en": "Rows of heads seen from behind, edged with light from a bright stage.",
            "fr": "Des rangs de têtes vues de dos, ourlées par la lumière de la scène.",
            "ar": "صفوف من الرؤوس من الخلف يحدّها ضوء خشبة مضيئة.",
        },
        caption={
            "en": "A full house is also a kind of headcount.",
            "fr": "Une salle pleine est aussi une façon de se compter.",
            "ar": "القاعة الممتلئة طريقة أيضاً لنعدّ بعضنا بعضاً.",
        },
        focal_point=(0.5, 0.55),
    ),
    "musician-portrait": Picture(
        title="A musician",
        alt={
            "en": "A violinist in silhouette, bow raised, before a disc of stage light.",
            "fr": "Un violoniste en silhouette, archet levé, devant un disque de lumière.",
            "ar": "عازف كمان كظلّ، قوسه مرفوع، أمام قرص من ضوء المسرح.",
        },
        caption={
            "en": "A composite: no player is portrayed.",
            "fr": "Un personnage composite : aucun musicien n’est représenté.",
            "ar": "شخصية مركّبة: لا تصوّر عازفاً بعينه.",
        },
        focal_point=(0.5, 0.45),
    ),
}
