"""Scale words of languages that are not described here, and abbreviations of any.

None is read: a number before one of them is refused, as it may be a thousand times as much.
"""

from scripts.text.finding import listed

SCALES_ELSEWHERE = listed("""
mio mrd mld mlrd mlj mil tsd tys tkr thou doz dozs dz dzs
hundert tausend millionen milliarde milliarden billionen
honderd duizend miljoen miljard
hundra tusen tusental miljon miljoner miljard miljarder hundre millioner milliarder tusind
tuhat tuhatta miljoona miljoonaa
cien ciento cientos mil miles millón millones millardo
cem cento centos milhar milhares milhão milhões bilhão bilhões milhoes
cento mille mila migliaio migliaia milione milioni miliardo miliardi
sută mie mii milion milioane miliard miliarde
stovek tisíc tisíce tisíců tysiąc tysiące tysięcy milionów miliony miliardów milionů
hiljada hiljadu hiljade tisuća tisuće tisuću milijun milijuna milijarda milijardi milijon
száz ezer millió milliárd
yüz bin milyon milyar yuz min milyard ming hezar hazar hizar hezār hāzar sed mīlyūn
ratus ribu juta miliar elfu alf alaf alfan miah
trăm nghìn ngàn triệu tỷ libo daan milyun
lakh lac lacs lakhs lkh lkhs krore krores cr kr koti crore crores hazaar kharab
сто сотен тысяча тысячи тысяч тыс миллион миллиона миллионов млн миллиард миллиарда миллиардов млрд
тисяч тисячі мільйон мільйонів хиляди хилядо милион милиона
εκατό χίλια χιλιάδες χιλ εκατομμύρια δισεκατομμύρια
百 千 万 萬 億 亿 兆 백 천 만 억 हज़ार हजार लाख करोड़ אלף מיליון
هزار میلیون ملیون میلیارد ملیارد تریلیون درصد کرور
""")
