"""What stands on English pages around what they say."""

from scripts.text.finding import listed
from scripts.text.languages.language import PageWords

_LABELS = """
    home / homepage / menu / main menu / navigation / main navigation / site navigation /
    search / search this site / search for / site search / skip to content / skip to main
    content / skip to navigation / skip to main / jump to navigation / back to top / top /
    close / open menu / sign in / sign up / log in / login / log out / register / subscribe /
    subscribe now / my account / create account / newsletter / newsletters / sign up for our
    newsletter / rss / rss feed / feeds / share / share this / share this page / share this
    article / share on facebook / share on twitter / share via email / share with friends /
    tweet / pin it / facebook / twitter / instagram / linkedin / pinterest / whatsapp /
    telegram / youtube / google+ / reddit / tumblr / email / e-mail / email this / email this
    page / print / print this / print this page / save / copy link / follow us / follow us on
    / follow us on twitter / like us on facebook / contact / contact us / about / about us /
    help / faq / faqs / feedback / site map / sitemap / terms / terms of use / terms of
    service / terms & conditions / terms and conditions / privacy / privacy policy / privacy
    notice / privacy & cookies / cookies / cookie policy / cookie settings / accept / accept
    all / accept cookies / reject all / i agree / got it / manage preferences / accessibility
    / accessibility help / accessibility links / advertise / advertise with us / advertisement
    / advertising / ad choices / adchoices / donate / donate now / support us / careers / jobs
    / press / media / most read / most popular / most viewed / most shared / related / related
    articles / related stories / related topics / related content / see also / read more /
    more / show more / load more / more news / more stories / more from / also in the news /
    you may also like / recommended / trending / trending now / latest news / latest / top
    stories / previous / next / previous article / next article / older posts / newer posts /
    comments / leave a comment / leave a reply / add comment / post a comment / reply / view
    comments / tags / categories / archives / recent posts / blogroll / mobile / mobile site /
    languages / language / english / videos / photos / sections / news navigation / search form /
    news / us news / uk news / world / world news / politics / opinion / sport / sports / culture /
    lifestyle / life & style / business / economy / markets / tech / technology / science /
    environment / climate / health / education / entertainment / arts / weather / travel / film /
    movies / music / books / stage / games / fashion / food / recipes / money / property /
    columnists / cartoons / letters / crosswords / soccer / football / tennis / cricket / golf /
    video / podcasts / pictures / audio / tv / tv & radio / radio / live / shop / autos / nature /
    digital archive / discount codes / search jobs / get updates / become a member / take action /
    make a gift / renew / share on linkedin / share on pinterest / share on whatsapp /
    share on messenger
"""

PAGES = PageWords(
    labels=frozenset(" ".join(_LABELS.split()).split(" / ")),
    notices=frozenset(
        {"we use cookies", "uses cookies", "use of cookies", "cookie policy", "privacy policy",
         "terms of use", "terms of service", "all rights reserved", "©", "sign up for our",
         "enable javascript", "not responsible for the content of external"}
    ),
    numbered=listed("""
agenda annex appendix article bill chapter clause exhibit figure footnote item items motion no. nos.
number page pages paragraph paragraphs part resolution room rule schedule section sections step
table volume vol.
"""),
    page=frozenset({"page", "p", "pp", "pg", "page of"}),
)  # fmt: skip
