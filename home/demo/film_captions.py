"""What the silent films are captioned with, per language; each lasts twelve seconds."""

from home.demo.blocks import captions
from home.demo.format import Shape, Translated

_RIVER = {
    "en": """WEBVTT

00:00.000 --> 00:03.800
[No sound] The river before sunrise. The far bank is one dark line.

00:03.800 --> 00:08.000
[No sound] The sun clears the roofs and lays a path of light on the water.

00:08.000 --> 00:12.000
[No sound] Birds cross. A small boat drifts into the bright part of the river.
""",
    "fr": """WEBVTT

00:00.000 --> 00:03.800
[Muet] Le fleuve avant l’aube. L’autre rive n’est qu’un trait sombre.

00:03.800 --> 00:08.000
[Muet] Le soleil passe les toits et pose un chemin de lumière sur l’eau.

00:08.000 --> 00:12.000
[Muet] Des oiseaux passent. Une barque glisse dans la partie claire du fleuve.
""",
    "ar": """WEBVTT

00:00.000 --> 00:03.800
[بلا صوت] النهر قبل الشروق، والضفة البعيدة خطّ داكن واحد.

00:03.800 --> 00:08.000
[بلا صوت] تعلو الشمس فوق الأسطح وتفرش على الماء درباً من ضوء.

00:08.000 --> 00:12.000
[بلا صوت] تعبر طيور، وينساب قارب صغير إلى الجزء المضيء من النهر.
""",
}
_TOWN = {
    "en": """WEBVTT

00:00.000 --> 00:04.000
[No sound] A river town at first light: flat roofs, palms.

00:04.000 --> 00:08.000
[No sound] A minaret stands between the houses.

00:08.000 --> 00:12.000
[No sound] The sun comes up behind the roofs.
""",
    "fr": """WEBVTT

00:00.000 --> 00:04.000
[Muet] Une ville de fleuve au petit jour : toits plats, palmiers.

00:04.000 --> 00:08.000
[Muet] Un minaret se dresse entre les maisons.

00:08.000 --> 00:12.000
[Muet] Le soleil monte derrière les toits.
""",
    "ar": """WEBVTT

00:00.000 --> 00:04.000
[بلا صوت] بلدة على النهر مع أول الضوء: أسطح مستوية ونخيل.

00:04.000 --> 00:08.000
[بلا صوت] مئذنة قائمة بين البيوت.

00:08.000 --> 00:12.000
[بلا صوت] تطلع الشمس من وراء الأسطح.
""",
}
_MARKET = {
    "en": """WEBVTT

00:00.000 --> 00:04.000
[No sound] Striped awnings over a narrow street.

00:04.000 --> 00:08.000
[No sound] People with bags walk between the stalls.

00:08.000 --> 00:12.000
[No sound] At the far end the street is bright.
""",
    "fr": """WEBVTT

00:00.000 --> 00:04.000
[Muet] Des auvents rayés au-dessus d’une rue étroite.

00:04.000 --> 00:08.000
[Muet] Des gens marchent entre les étals, leurs sacs à la main.

00:08.000 --> 00:12.000
[Muet] Tout au bout, la rue est claire.
""",
    "ar": """WEBVTT

00:00.000 --> 00:04.000
[بلا صوت] مظلات مخططة فوق شارع ضيق.

00:04.000 --> 00:08.000
[بلا صوت] ناس يحملون أكياسهم ويسيرون بين البسطات.

00:08.000 --> 00:12.000
[بلا صوت] وفي آخر الشارع ضوء.
""",
}
_SCHOOL = {
    "en": """WEBVTT

00:00.000 --> 00:04.000
[No sound] A long wall in the morning sun.

00:04.000 --> 00:08.000
[No sound] Children walk along it with their satchels.

00:08.000 --> 00:12.000
[No sound] Their shadows are at the gate already.
""",
    "fr": """WEBVTT

00:00.000 --> 00:04.000
[Muet] Un long mur dans le soleil du matin.

00:04.000 --> 00:08.000
[Muet] Des enfants le longent, cartable au dos.

00:08.000 --> 00:12.000
[Muet] Leurs ombres sont déjà à la porte.
""",
    "ar": """WEBVTT

00:00.000 --> 00:04.000
[بلا صوت] جدار طويل في شمس الصباح.

00:04.000 --> 00:08.000
[بلا صوت] أطفال يسيرون بمحاذاته وحقائبهم على ظهورهم.

00:08.000 --> 00:12.000
[بلا صوت] وظلالهم سبقتهم إلى البوابة.
""",
}


def _tracks(film: str, spoken: Translated) -> tuple[Shape, ...]:
    return tuple(captions(locale, vtt, film) for locale, vtt in spoken.items())


RIVER = _tracks("river", _RIVER)
TOWN = _tracks("town", _TOWN)
MARKET = _tracks("market", _MARKET)
SCHOOL = _tracks("school", _SCHOOL)
