"""Made-up products in other languages: word for word, in the order of the assortment."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from sandbox.made_up.assortment import COLORS, GOODS
from sandbox.made_up.product_facts import Facts


class Language(Struct, frozen=True):
    """`nouns` are of `GOODS`, `values` of colors and sizes, the others of the lists of that name.

    `title` has a noun, a place and a quality.
    """

    title: str
    options: Mapping[str, str]
    nouns: tuple[str, ...]
    qualities: tuple[str, ...]
    colors: tuple[str, ...]
    sizes: Mapping[str, str]
    sentences: tuple[str, ...]
    care: tuple[str, ...]


def _listed(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in text.split("|"))


LANGUAGES: Final[Mapping[str, Language]] = {
    "DE": Language(
        title="{noun} {place} {quality}",
        options={"Color": "Farbe", "Size": "Größe"},
        nouns=_listed(
            "Zelt|Plane|Schlafsack|Isomatte|Decke|Jacke|Hemd|Pullover|Hose|Hut|Stiefel|Sandalen|"
            "Rucksack|Beutel|Becher|Teller|Pfanne|Kessel|Flasche|Laterne|Stirnlampe|Stuhl|Tisch|"
            "Messer|Säge"
        ),
        qualities=_listed(
            "Ganzjährig|Basis|Klassik|Kompakt|Täglich|Alltag|Expedition|Familie|Feld|Klappbar|"
            "Tradition|Leicht|Minimal|Tasche|Robust|Sommer|Reise|Ultraleicht|Wochenende|Winter"
        ),
        colors=_listed("Moos|Tinte|Lehm|See|Pflaume|Rost|Ocker|Hafer|Kiefer|Beere|Schiefer|Himmel"),
        sizes={"Regular": "Normal", "Long": "Lang"},
        sentences=_listed(
            "Zum Benutzen, Waschen und Wiederbenutzen gemacht.|"
            "Klein gepackt und leicht.|"
            "Getestet in Regen, Sand und auf einer recht steilen Treppe.|"
            "Jedes Teil lässt sich ersetzen.|"
            "Wird mit den Jahren besser.|"
            "Kommt in einer Schachtel ganz ohne Plastik.|"
            "Für eine Nacht draußen, oder für alle.|"
            "Genäht, geschweißt oder gedreht von Menschen, die wir kennen."
        ),
        care=_listed("Von Hand waschen.|Feucht abwischen.|Trocken lagern.|Einmal im Jahr ölen."),
    ),
    "ES": Language(
        title="{noun} {place} {quality}",
        options={"Color": "Color", "Size": "Talla"},
        nouns=_listed(
            "Tienda|Toldo|Saco de dormir|Colchoneta|Manta|Chaqueta|Camisa|Jersey|Pantalones|"
            "Sombrero|Botas|Sandalias|Mochila|Bolsa|Taza|Plato|Sartén|Hervidor|Botella|Farol|"
            "Linterna frontal|Silla|Mesa|Cuchillo|Sierra"
        ),
        qualities=_listed(
            "Todo el año|Básico|Clásico|Compacto|Diario|De siempre|Expedición|Familiar|Campo|"
            "Plegable|Tradición|Ligero|Mínimo|Bolsillo|Robusto|Verano|Viaje|Ultraligero|"
            "Fin de semana|Invierno"
        ),
        colors=_listed("Musgo|Tinta|Arcilla|Lago|Ciruela|Óxido|Ocre|Avena|Pino|Baya|Pizarra|Cielo"),
        sizes={"Long": "Largo"},
        sentences=_listed(
            "Hecho para usar, lavar y volver a usar.|"
            "Ocupa poco y pesa poco.|"
            "Probado con lluvia, arena y una escalera bastante empinada.|"
            "Cada pieza se puede cambiar.|"
            "Mejora con los años.|"
            "Llega en una caja sin nada de plástico.|"
            "Para una noche al aire libre, o para todas.|"
            "Cosido, soldado o torneado por gente que conocemos."
        ),
        care=_listed(
            "Lavar a mano.|Limpiar con un paño húmedo.|Guardar en seco.|Engrasar una vez al año."
        ),
    ),
    "FR": Language(
        title="{noun} {place} {quality}",
        options={"Color": "Couleur", "Size": "Taille"},
        nouns=_listed(
            "Tente|Bâche|Sac de couchage|Matelas|Couverture|Veste|Chemise|Pull|Pantalon|Chapeau|"
            "Bottes|Sandales|Sac à dos|Pochette|Tasse|Assiette|Poêle|Bouilloire|Bouteille|"
            "Lanterne|Lampe frontale|Chaise|Table|Couteau|Scie"
        ),
        qualities=_listed(
            "Toutes saisons|Base|Classique|Compact|Journée|Quotidien|Expédition|Famille|Terrain|"
            "Pliant|Héritage|Léger|Minimal|Poche|Solide|Été|Voyage|Ultraléger|Week-end|Hiver"
        ),
        colors=_listed("Mousse|Encre|Argile|Lac|Prune|Rouille|Ocre|Avoine|Pin|Baie|Ardoise|Ciel"),
        sizes={"Regular": "Normal", "Long": "Long"},
        sentences=_listed(
            "Fait pour servir, être lavé et servir encore.|"
            "Prend peu de place et pèse peu.|"
            "Testé sous la pluie, dans le sable et dans un escalier plutôt raide.|"
            "Chaque pièce se remplace.|"
            "S'améliore avec les années.|"
            "Arrive dans une boîte sans aucun plastique.|"
            "Pour une nuit dehors, ou pour toutes.|"
            "Cousu, soudé ou tourné par des gens que nous connaissons."
        ),
        care=_listed(
            "Laver à la main.|Essuyer avec un chiffon humide.|Ranger au sec.|Huiler chaque année."
        ),
    ),
    "JA": Language(
        title="{quality}{noun} {place}",
        options={"Color": "色", "Size": "サイズ"},
        nouns=_listed(
            "テント|タープ|寝袋|マット|毛布|ジャケット|シャツ|セーター|ズボン|帽子|ブーツ|"
            "サンダル|リュック|ポーチ|マグ|皿|フライパン|やかん|ボトル|ランタン|ヘッドライト|"
            "椅子|テーブル|ナイフ|のこぎり"
        ),
        qualities=_listed(
            "四季|ベーシック|クラシック|コンパクト|毎日の|普段の|遠征|家族の|フィールド|"
            "折りたたみ|伝統の|軽い|ミニマル|ポケット|丈夫な|夏の|旅の|超軽量|週末の|冬の"
        ),
        colors=_listed("苔|インク|粘土|湖|プラム|錆|黄土|オート麦|松|ベリー|スレート|空"),
        sizes={"Regular": "レギュラー", "Long": "ロング"},
        sentences=_listed(
            "使って、洗って、また使うために作りました。|小さくたためて、軽い。|"
            "雨と砂と、かなり急な階段で試しました。|どの部品も交換できます。|"
            "年とともに良くなります。|プラスチックのない箱で届きます。|"
            "外で過ごす一晩に、すべての夜に。|知っている人たちが縫い、溶接し、削りました。"
        ),
        care=_listed("手洗い。|湿った布で拭く。|乾いた場所に保管。|年に一度油を塗る。"),
    ),
}


def texts_in(language: Language, facts: Facts) -> dict[str, str]:
    """Return the texts of a product in a *language*, by the keys of translations."""
    goods = facts.goods
    noun, quality = language.nouns[GOODS.index(goods)], language.qualities[facts.quality]
    body = " ".join(language.sentences[at] for at in facts.sentences)
    values = dict(zip(COLORS, language.colors, strict=True)) if goods.colors else {}
    values |= {size: language.sizes.get(size, size) for size in goods.sizes}
    options = ("Color",) * bool(goods.colors) + ("Size",) * bool(goods.sizes)
    return {
        "title": language.title.format(noun=noun, place=facts.place, quality=quality),
        "body": f"<p>{body}</p>",
        **{f"option:{name}": language.options[name] for name in options},
        **{f"value:{value}": text for value, text in values.items()},
        "metafield:details.care": language.care[facts.care],
    }
