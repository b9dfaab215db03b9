"""Forms that no rule of ours leads to their word: strong verbs, and plurals with another vowel.

>>> BASES["avslogs"], SINGULARS["städerna"]
('avslå', 'stad')
"""

from __future__ import annotations

_VERBS = """
avslå: avslog avslogs avslagit avslagits
föreslå: föreslog föreslogs föreslagit föreslagits
anslå: anslog anslogs anslagit anslagits
anta: antog antogs antagit antagits
delta: deltog deltagit deltar
uppta: upptog upptogs upptar upptas upptagit
motta: mottog mottogs mottar mottas mottagit
bifall: biföll biföllo biföllos bifölls bifalles bifallit bifallits
beslut: beslöt beslöts beslutit
välja: valde valdes valts valda valt
utse: utsåg utsågs utsetts utsett utsedd utsedda
avse: avsåg avsågs avsett avsedd avsedda
anse: ansåg ansågs ansett ansetts
lägga: lade lades lagt lagts lägges
bordlägga: bordlade bordlades bordlagt bordlagts bordlagd bordlagda bordlägges
fastlägga: fastlade fastlades fastlagt fastlagts fastlagd fastlagda
uppdra: uppdrog uppdrogs uppdrar uppdragits
utgå: utgick utgått
ingå: ingick ingått
uppgå: uppgick uppgått
avgå: avgick avgått
överlåta: överlät överläts överlåtit överlåtits
upplåta: upplät uppläts upplåtit upplåtits
öka: ökar ökade ökades ökas ökat ökats
ge: ger gav gavs gett getts givit givits
ansök: ansökning ansökningar ansökningen ansökningarna ansöknings ansökningarnas
"""
_ADJECTIVES = """
ny: nya nytt nyare
gammal: gamla gammalt
särskild: särskilt
allmän: allmänt
"""
BASES = {
    form: base
    for line in (_VERBS + _ADJECTIVES).split("\n") if line
    for base, _, forms in [line.partition(": ")] for form in forms.split()
}
"""Form -> the word it is a form of."""

# städer, städerna, verkstädernas -> stad; "allmän" is no man, "händer" is mostly a verb
_PLURAL_ENDINGS = ("", "s", "na", "nas")
_UMLAUTS = {
    "städer": "stad", "ledamöter": "ledamot", "böcker": "bok", "länder": "land", "stränder": "strand",
    "tänder": "tand", "nätter": "natt", "fötter": "fot", "rötter": "rot", "bönder": "bonde", "söner": "son",
    "döttrar": "dotter", "mödrar": "moder", "bröder": "broder", "tjänstemän": "tjänsteman", "ombudsmän": "ombudsman",
    "förtroendemän": "förtroendeman", "rådmän": "rådman", "tjänstemänner": "tjänsteman", "bänder": "band",
    "ständer": "stånd", "bränder": "brand",
}
SINGULARS = {plural + ending: word for plural, word in _UMLAUTS.items() for ending in _PLURAL_ENDINGS}
"""Plural -> singular, also at the end of a compound."""
SINGULARS |= {"männen": "man", "männens": "man", "mäns": "man"}
