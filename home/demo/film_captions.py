"""What the silent film is captioned with, per language; the film lasts twelve seconds."""

from home.demo.blocks import captions
from home.demo.format import Shape

EN = """WEBVTT

00:00.000 --> 00:03.800
[No sound] The river before sunrise. The far bank is one dark line.

00:03.800 --> 00:08.000
[No sound] The sun clears the roofs and lays a path of light on the water.

00:08.000 --> 00:12.000
[No sound] Birds cross. A small boat drifts into the bright part of the river.
"""

FR = """WEBVTT

00:00.000 --> 00:03.800
[Muet] Le fleuve avant l’aube. L’autre rive n’est qu’un trait sombre.

00:03.800 --> 00:08.000
[Muet] Le soleil passe les toits et pose un chemin de lumière sur l’eau.

00:08.000 --> 00:12.000
[Muet] Des oiseaux passent. Une barque glisse dans la partie claire du fleuve.
"""

AR = """WEBVTT

00:00.000 --> 00:03.800
[بلا صوت] النهر قبل الشروق، والضفة البعيدة خطّ داكن واحد.

00:03.800 --> 00:08.000
[بلا صوت] تعلو الشمس فوق الأسطح وتفرش على الماء درباً من ضوء.

00:08.000 --> 00:12.000
[بلا صوت] تعبر طيور، وينساب قارب صغير إلى الجزء المضيء من النهر.
"""

TRACKS: tuple[Shape, ...] = (captions("en", EN), captions("fr", FR), captions("ar", AR))
