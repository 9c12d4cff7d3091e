"""Given names that are common in Slovenia, which the gazetteer lists beside thousands of rare ones without a number.

Between "Sašo" and "Saš", "Alma" and "Almi" only commonness decides what a form comes from. The tiers are of general
knowledge: who reads Slovene news meets a name of the first in any of them, one of the last now and then.
"""

from typing import Final

COMMON: Final[dict[str, tuple[str, str, str]]] = {
    "m": (
        """aleksander aleš aljaž alojz andrej anton anže blaž bojan boris boštjan branko damjan danijel darko david
        dejan denis domen drago dušan edvard emil filip franc gašper goran gregor igor ivan jaka jakob jan janez
        jernej jože jožef jure klemen leon ludvik luka maks marjan marko martin matej matic matija matjaž miha
        mihael milan miran mirko mitja nejc peter primož robert rok roman rudolf samo sašo sebastjan silvo simon
        slavko stane stanislav tadej tilen tim tomaž urban uroš vid vladimir zdravko zoran zvonko žan žiga""",
        """albin alen aljoša andraž ben bernard bogdan bor borut božidar brane bruno ciril črt danilo davorin dino
        dominik edo enej erik feliks ferdinand friderik gal gorazd iztok jani josip jurij karel kristijan ladislav lan
        lovro maj marijan matevž metod miro miroslav nik niko oskar patrik pavel rado rajko rudi sandi srečko stojan
        štefan teo tine tone valentin viktor vinko vito vlado vojko zlatko zmago""",
        """alan aleksandar alfred alojzij ambrož anej avgust benjamin cvetko cveto damir ernest evgen fran frančišek
        fulvio gabrijel guido henrik herman hinko ignac izidor janko jasmin jaša joško kazimir konrad lenart leo
        leopold liam lojze lovrenc lucijan maksimiljan marcel marijo mario mark mato max mirsad mladen mohor muhamed
        nace nenad nikola nikolaj noel otmar oton pavle pero radko radovan rajmund renato rene rihard samir sandro
        saša sebastijan senad sergej slavomir slobodan stanko svit taj tarik tian tibor timotej tit tomislav toni
        tristan valter vanja vasja veljko venčeslav viljem vilko vincenc virgil vlasto vojislav zdenko zvonimir žak
        žarko željko""",
    ),
    "f": (
        """alenka aleksandra alojzija ana andreja angela anica anja antonija barbara brigita cvetka danica darinka
        darja dragica elizabeta ema eva frančiška hana helena irena ivana ivanka jana janja jožefa jožica julija
        karmen katarina katja klara kristina lana lara lidija ljudmila lucija maja majda marija marjana marjeta
        marta martina maša mateja metka milena mojca nada nataša neža nika nina olga petra romana sabina sara silva
        silvija simona slavica sonja stanislava suzana špela štefanija tanja tatjana terezija tina tjaša urška
        veronika vesna vida zala zdenka""",
        """ajda alja alma amalija bernarda bojana branka brina doroteja ela elena emilija gaja iva iza jasmina kaja
        karla karolina klavdija lea lina magdalena manca marina mia mihaela mirjam monika nadja natalija neja
        nevenka patricija pavla pia polona rebeka renata rosana rozalija sandra saša tadeja taja tea teja ula vanja
        vita zarja zoja zora zvonka živa""",
        """agata agnes albina aleša alina amanda anamarija anastazija angelca anita bernardka blanka blažka breda
        cecilija damjana dana daniela danijela daša diana dora dunja edita elma elvira emina erika ester fanika
        florjana fulvia gabrijela gordana greta hedvika hermina ida ines iris ivica izabela jadranka jelena jelka
        jerca jerica jerneja jolanda jona judita justina kata katra kim kornelija ksenija leja lejla lenka leonida
        ljubica luna manja marica marijana marinka mariša marjanca marjetka melita meta mila milica milka mina minka
        mira mirela mirjana mirka naja naomi nastja nela neva nuša olivera pika ruža sanja senka slavka snežana
        staša stela tamara tara teodora tia tinkara tončka urša uršula valentina valerija vera viktorija vilma
        violeta vlasta zinka zlata zlatka zofija zvezdana žana""",
    ),
}
"""By gender, three tiers in small letters: the commonest, common, met at times."""
