"""The function words of English, which are no part of a name and name nothing that is counted."""

from scripts.text.finding import listed

# Words that open sentences and headings without being names.
FUNCTION_WORDS = listed("""
a an the this that these those such same other another both either neither each every all any
some no none i me my mine myself we us our ours ourselves you your yours he him his himself she
her hers herself it its itself they them their theirs themselves who whom whose which what
whatever whichever whoever whomever one ones someone somebody something somewhere anyone anybody
anything anywhere everyone everybody everything everywhere nobody nothing nowhere and or but nor
so yet for because although though while whereas if unless until till since when whenever where
wherever whether why how however as than once lest provided about above across after against
along amid among amongst around at before behind below beneath beside besides between beyond by
despite down during except following from given in including inside into like near of off on
onto out outside over past pending per regarding concerning considering round through throughout
to toward towards under underneath unlike up upon versus via with within without according due
owing thanks am is are was were be been being do does did doing done have has had having can
could may might must shall should will would ought need let not never ever also too very just
only even still already almost always often sometimes usually rarely seldom again soon later
earlier then now here there today yesterday tomorrow tonight meanwhile moreover furthermore
nevertheless nonetheless therefore thus hence indeed instead otherwise likewise similarly
perhaps maybe probably possibly certainly clearly obviously naturally notably immediately
recently currently eventually finally initially originally previously formerly subsequently
consequently accordingly additionally apparently arguably reportedly allegedly officially
specifically particularly especially generally typically increasingly ultimately roughly
approximately nearly merely simply together apart aside abroad elsewhere afterwards afterward
thereafter ago yes oh well please many much more most few fewer less least several various
numerous countless enough plenty half twice last next what's it's he's she's
that's there's here's who's let's i'm i've i'd i'll we're we've we'd we'll you're you've they're
they've they'd don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't
shouldn't hasn't haven't hadn't it'll he'd she'd it'd
""")  # fmt: skip
