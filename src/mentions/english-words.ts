/**
 * English words by how common they are, from SCOWL (http://wordlist.aspell.net): its sizes 10 and 20, and 35 and 40,
 * without words that are another word of the list plus an ending (see `stemsOf`).
 *
 * Copyright 2000-2016 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word lists, the
 * associated scripts, the output created from the scripts, and its documentation for any purpose is hereby granted without
 * fee, provided that the above copyright notice appears in all copies and that both that copyright notice and this
 * permission notice appear in supporting documentation. Kevin Atkinson makes no representations about the suitability of
 * this array for any purpose. It is provided "as is" without express or implied warranty.
 */
export const COMMON = `
aardvark abandon abbreviate abbreviation abide ability able abnormal abolish abolition abort abortion about above
abroad absence absent absolute absorb abstract abstraction absurd abuse abusive abysmal academic accelerate accent
accept acceptable acceptance access accessible accident accidental accommodate accommodation accompanied accompany
accomplish accord accordance account accountant accumulate accuracy accurate accusation accuse accustom ace achieve
achievement acid acknowledge acorn acoustic acquaintance acquire acquisition acronym across act action activate
active activity actor actual acute adapt adaptation add addict addictive addition additional address adequate adhere
adjacent adjective adjust adjustment administer administration administrative admirable admiration admire admission
admit admitted admitting adopt adoption adult advance advantage advantageous advent adventure adventurous adverse
advert advertise advertisement advice advisable advise advisory advocate aerial aesthetic aesthetically affair
affect affection afford aforementioned afraid after afternoon afterward again against age aged agency agenda agent
aggressive aging ago agony agree agreement agricultural ahead aid aim air aircraft airport akin alarm alas albeit
album alcohol alcoholic alert algebra algebraic algorithm alias alien align alignment alike alive all allegation
allege allergic alleviate alliance allocate allocation allow allowable allowance ally almost alone along alongside
aloud alpha alphabet alphabetic alphabetical already also alter alteration alternate alternative although altogether
always am amateur amaze ambassador amber ambient ambiguity ambiguous ambitious amend amendment among amount amp
ample amplifier amuse amusement an anagram analog analogous analogue analogy analyses analysis analyst analyze
anarchy anatomy ancestor ancient and anecdote angel anger angle angry anguish animal anniversary announce
announcement annoy annoyance annual anomaly anonymous anorak another answer anthology anticipate anticipation
antidote antique antisocial anxious any anybody anyhow anyone anyplace anything anyway anywhere apart apathetic
apathy apologize apology apostrophe appall apparatus apparent appeal appear appearance append appendix applause
apple applicable applicant application applied apply appoint appointment appraisal appreciate appreciation approach
appropriate approval approve approximate approximation apt arbitrarily arbitrary arc arcade arcane arch archaic
architecture archive are area arena arguable arguably argue argument arise arisen arithmetic arm army arose around
arrange arrangement array arrest arrival arrive arrogance arrogant arrow art article artificial artist artistic as
ascend ash ashamed ashcan aside ask asleep aspect ass assault assemble assembly assert assertion assess assessment
asset assign assignment assist assistance assistant associate association assort assume assumption assure asterisk
astronomer astronomy asynchronous at ate atheism atheist atlas atmosphere atmospheric atom atomic atrocity attach
attachment attack attain attempt attend attendance attendant attention attitude attorney attract attraction
attractive attribute audible audience audio aunt authentic author authority authorization authorize autobiography
automate automatic automatically automobile autumn availability available average avoid await awake award aware away
awful awkward ax axes axiom axis baby back backbone background backlog backspace backward bacteria bacterium bad
badge baffle bag baggage bake balance ball ballet ballot ban banal banana band bandwagon bandwidth bang bank
bankrupt banned banner banning bar bare bargain bark baroque barred barrel barrier barring barrister base basement
bash basic basically basis basket bass bastard bat batch bath bathroom battery battle baud bay be beach beam bean
bear beard beast beat beaten beautiful beauty became because become bed bedroom beef been beer before beforehand beg
began begin beginner beginning begun behalf behave behavior behind being belief believable believe bell belong
beloved below belt bench bend beneath beneficial benefit bent beside best bet beta better betting between beware
beyond bias bible biblical bicycle bid bidding big bigger biggest bigot bigotry bill billfold billion bin binary
bind biochemistry biography biological biologist biology bird birth birthday biscuit bishop bit bite bitmap bitten
bitter bizarre black blackboard blackmail blade blame blank blanket blast blatant bless blew blind blink bliss blob
block blood bloody blow blown blue blurb board boat bob body bog bogged bogging boggle bogus boil bold bolt bomb
bond bone bonus book booklet bookshop bookstore boom boost boot border borderline bore boredom born borne borrow
boss both bottle bottom bought bounce bound boundary bout bow bowl box boy bracket brain brake branch brand brass
brave breach bread break breakdown breakfast breath breathe bred breed breeze brethren brick bridge brief brigade
bright brilliant bring broad broadcast broke broken brother brought brown browse brush brutal bubble buck bucket
budget buffer bug bugger build built bulb bulk bull bullet bulletin bump bunch bundle burden bureaucracy buried burn
burnt burst bury bus bush business bust busy but butter button buy by bye bypass byte cabbage cabinet cable caffeine
cage cake calculate calculation calculator calculus calendar call calm cam came camera camp campaign campus can
cancel cancer candidate cannot canonical cant cap capability capable capacity capital capitalism capitalist captain
capture car carbon card cardboard care careful careless carpet carriage carried carrier carrot carry cartoon
cartridge case cash cassette cast castle casual cat catalog catastrophic catch categorically category cathedral
catholic cattle caught causal causality cause caution cave caveat cease ceiling celebrate celebration cell cellular
censor censorship cent central century ceremony certain certainty certificate chain chair chairman chalk challenge
chamber champagne champion chance chancellor change changeover channel chaos chaotic chap chapel chapter char
character characteristic charge charitable charity charm chart chase chat chatted chatting cheap cheat check cheek
cheer cheerful cheese chemical chemist chemistry chess chest chestnut chew chicken chief child childhood childish
children chip chocolate choice choir choose chop chopped chopping choral chord chorus chose chosen chuck chunk
church cider cigarette cinema circa circle circuit circuitry circular circulate circulation circumstance cite
citizen city civil civilian civilization civilize claim clarification clarified clarify clarity clash class classic
classical classification classified classify clause clean clear clearance clever click client cliff climate climb
clinic clinical clip clipped clipping clique clock clog clone close closest closet closure cloth clothe cloud club
clue clumsy cluster coach coal coarse coast coat cobbler code coffee coherent coin coincide coincidence coke cold
collaboration collapse collar collate colleague collect collection collective college colon colony color column
combat combination combine come comedy comfort comfortable comfortably comic comma command commandment commence
comment commentary commentator commercial commission commit commitment committed committee committing commodity
common communal communicate communication communism communist community compact companion company comparable
comparative compare comparison compassion compatibility compatible compel compelled compelling compensate
compensation compete competence competent competition competitive competitor compilation compile complacent complain
complaint complement complementary complete completion complex complexity complicate complication compliment comply
component compose composite composition compound comprehend comprehensible comprehension comprehensive compress
compression comprise compromise compulsion compulsory computation computational compute computerize con concatenate
conceal concede conceivable conceivably conceive concentrate concentration concept conception conceptual concern
concert concerto concise conclude conclusion concrete concur concurrently condemn condemnation condense condition
conditional condom condone conduct conductor conference confess confidence confident confidential configuration
configure confine confirm confirmation conflict conform confront confuse confusion congest congestion congratulate
conjecture conjunction connect connection connector connotation conscience conscious consecutive consensus consent
consequence consequent conservation conservative consider considerable considerably considerate consideration
consist consistency consistent consolation console conspicuous conspiracy constant constituency constituent
constitute constitution constitutional constrain constraint construct construction constructive consult consultancy
consultant consultation consume consumption contact contain contemplate contemporary contempt contend content
contention contentious contest context continent continental continual continuation continue continuity continuous
continuum contour contraception contract contradict contradiction contradictory contrary contrast contravention
contribute contribution contributor contrive control controlled controller controlling controversial controversy
convenience convenient convention conventional conversation converse conversion convert convey convict conviction
convince cook cookie cool cooperate cooperation coordinate coordination cope copied copper copy copyright core corn
corporate corporation corpse correct correction correlate correlation correspond correspondence correspondent
corridor corrupt corruption cosmic cosmology cost cotton cough could council counsel count counterexample
counterpart countless country countryside county couple courage courier course court courtesy cousin cover coverage
cow cozy crack craft cramp crap crash crass crawl crazy cream create creation creative creator creature credibility
credible credit creed creep crew cricket cried cries crime criminal crisis crisp criteria criterion critic critical
criticism criticize crop cross crossroad crossword crowd crown crucial crude cruel cruelty cruise crunch crush cry
cryptic crystal cs cube cubic cuckoo cuddly cue culprit cult cultural culture cumbersome cumming cums cumulative
cunning cup cupboard cure curiosity curious curly currency current curriculum curry curse cursor curtain curve
custard custom customary cut cute cutting cycle cyclist cylinder cynic cynical daft daily damage damn damnation damp
dance danger dangerous dare dark darling dash data database date datum daughter dawn day daylight daytime dead
deadline deaf deal dealt dear death debatable debate debt debug debugged debugger debugging decade decay decent
decide decimal decision deck declaration declare decline decode decrease dedicate deduce deduction deed deem deep
default defeat defect defective defend defense defensive deficiency define definite definition definitive defy
degenerate degradation degrade degree deity delay delete deletion deliberate delicate delicious delight delightful
delimiters deliver delivery delta delusion demand demented demise democracy democratic democratically demolish
demonstrate demonstration denied denominator denote dense density dentist deny department departmental departure
depend dependence dependent deposit depress depression deprive depth deputy derange derivative derive derogatory
descend describe description descriptive desert deserve design designate desirable desire desk desktop despair
desperate despise despite destination destine destroy destruction destructive detach detail detect detectable
detection detective detector deter determination determine deterrent detract devastate develop development deviation
device devil devious devise devoid devote diagnosis diagnostic diagonal diagram dial dialect dialog dialogue
diameter diary dice dictate dictator dictatorship dictionary did die died diesel diet differ difference different
differential differentiate difficult difficulty dig digging digit digital dignity dilemma dim dimension dimensional
dine dinner dip diplomatic dire direct direction directive director directory dirt dirty disable disadvantage
disagree disagreement disappear disappoint disappointment disaster disastrous disc discard discharge disciplinary
discipline disclaimer disco disconnect discontinue discount discourage discover discovery discrepancy discrete
discretion discriminate discrimination discuss discussion disease disguise disgust dish dishonest disk dislike
dismal dismiss disorder display disposable disposal dispose disposition dispute disregard disrupt disruption
dissertation dissimilar distance distant distasteful distinct distinction distinctive distinguish distort distortion
distract distress distribute distribution district disturb disturbance ditch ditto dive diverse diversity divert
divide divine division divorce do doctor doctrine document documentary documentation dodge doe dog dogma doing dole
dollar domain domestic dominant dominate don donate donation done doom door dose dot dotted dotting double doubt
doubtful doubtless down downhill downright downstairs downwards dozen draft drag dragged dragging dragon drain drama
dramatic dramatically drank drastic drastically draw drawback drawn dread dreadful dream dreary dress drew dried
dries drift drill drink drip dripped dripping drive drivel driven drop dropped dropping drove drown drug drum drunk
drunken dry dual dubious duck due duff dug dull duly dumb dummy dump dumpster duplicate duplication duration during
dust dustbin dusty duty dying dynamic dynamically each eager eagle ear earlier earliest earn earth ease easier
easiest easily east eastern easy eat eaten eccentric echo ecological ecology economic economical economy edge edit
edition editor editorial educate education educational effect effective efficiency efficient effort egg ego eh eight
eighteen eighth either elaborate elderly elect election electoral electorate electric electrical electricity
electron electronic electronically elegant element elementary elephant elevator eleven eligible eliminate elite
elitist else elsewhere em embarrass embarrassment embed embedded embedding emerge emergency eminent emit emotion
emotional emphasis emphasize empire empirical employ employee employment emptied empty emulate emulation emulator
enable enclose encode encounter encourage encouragement end endeavor endless enemy energy enforce engage engine
enhance enhancement enjoy enjoyable enjoyment enlarge enlighten enlightenment enormous enough ensure entail enter
enterprise entertain entertainment enthusiasm enthusiastic entire entirety entitle entity entrance entry envelope
environment environmental envisage envy epic episode equal equality equate equation equilibrium equip equipment
equipped equipping equivalent era erase ergo err erroneous error escape esoteric especially essay essence essential
establish establishment estate estimate estimation eternal eternity ethic ethical ethnic etymology evaluate
evaluation even event eventual ever every everybody everyday everyone everything everywhere evidence evident evil
evolution evolutionary evolve exact exaggerate exam examination examine example exceed excellent except exception
exceptional excess excessive exchange excite excitement exclamation exclude exclusion exclusive excuse executable
execute execution executive exempt exercise exhaust exhaustive exhibit exhibition exist existence exit exotic expand
expansion expect expectation expedition expenditure expense expensive experience experiment experimental expert
expertise expire expiry explain explanation explanatory explicit explode exploit exploitation exploration explore
explosion explosive exponential export expose exposure express expression expressway extant extend extension
extensive extent external extinction extra extract extraction extraneous extraordinary extreme extremist eye
eyesight fabric face facilitate facility fact factor factory factual faculty fail failure faint fair fairy faith
faithful fake fall fallacious fallacy fallen false fame familiar familiarity family famine famous fan fancy
fantastic fantasy far farce fare farewell farm farther farthest fascinate fascist fashion fashionable fast fat fatal
fate father fatuous faucet fault faulty favor favorable favorite fear feasibility feasible feat feature fed federal
fee feeble feed feedback feel feet fell fellow felt female feminist fence fender festival fetch fever few fiber
fiction fictional fiddle field fierce fifteen fifth fifty fight figure file fill film filter filthy final finalize
finance financial find fine finest finger finish finite fire firework firm first fiscal fish fit fitted fitting five
fix fizzy flag flagged flagging flame flash flat flavor flaw fleet flesh flew flexibility flexible flied flies
flight flip flipped flipping float flood floor floppy flour flow flown fluctuation fluent fluffy fluid flush flute
fly foam focus fog fold folk follow fond font food fool foolish foot football footnote for forbade forbid forbidden
forbidding force forcibly forecast foreign foreseeable forever forgave forget forgetting forgive forgiven forgot
forgotten fork form formal format formation formatted formatting formula formulae formulation forth forthcoming
fortnight fortunate fortune forty forum forward fossil fought foul found foundation fountain four fourteen fourth
fraction fragile fragment frame framework frank frantic fraud freak free freedom freeway freeze french frequency
frequent fresh friction fried friend friendship fries frighten fringe frivolous frog from front frown froze frozen
fruit frustrate frustration fry fudge fuel fulfill full fully fume fun function functional functionality fund
fundamental fundamentalist funeral funnier funniest funny fur furniture furry further furthermore furthest fuse
fusion fuss fussy futile future fuzzy gain galactic galaxy game gang gap garage garbage garble garden gas gasoline
gasp gate gateway gather gave gay gear gender gene general generalization generalize generate generation generator
generic generous genetic genetically genius genocide genre gentle gentleman gentlemen gently genuine geographical
geography geology geometry gesture get getting ghastly ghost giant gibberish gift gig gin girl girlfriend give given
glad glance glass glean global glorious glory glossy glove glow glue gnome go goal goat god goes going gold golden
goldfish golf gone good goodbye goody gorgeous gospel gossip got gotten govern government governor gown grab grabbed
grabbing grace grade gradual graduate graduation graffiti graffito grain grammar grammatical grand grandfather
grandmother grant graph graphic graphical grasp grass grateful gratuitous grave gravitational gravity gray greasy
great greed greedy green grew grid grief grim grind grip groan gross ground group grow grown growth guarantee guard
guess guest guidance guide guideline guilt guilty guinea guitar gulf gullible gum gun gut gutter guy ha habit hack
had hail hair haircut hairy half hall halt halve ham hammer hand handbook handful handicap handle handy hang
hangover happen happier happiest happily happiness happy hard hardback harden hardship hardware hardy harm harmful
harmless harmony harsh has hash hassle hasten hasty hat hate hatred have havoc hay hazard hazy he head headache
headline health healthy heap hear heard heart heartily heat heaven heavier heaviest heavily heavy heel height held
helicopter hell hello helmet help helpful helpless hence henceforth her herd here hereby heresy heritage hero heroic
heroin herring herself hes hesitate heterosexual hexadecimal hey hid hidden hide hideous hierarchical hierarchy high
highlight highway hilarious hill him himself hindsight hint hip hire his historian historic historical history hit
hitherto hitting ho hobby hog hold hole holiday hollow holy home homosexual homosexuality honest honesty honey honor
honorary hook hope hopeful hopeless horde horizon horizontal horn horrendous horrible horribly horrid horrific
horrified horrify horror horse hospital host hostile hot hotel hour house household how however huge huh hum human
humane humanity humble humbly humor humorous hundred hung hungry hunt hurry hurt husband hut hydrogen hyphen
hypocrisy hypocrite hypocritical hypothesis hypothetical hysterical ice icon id idea ideal idealistic identical
identification identified identifier identify identity ideological ideology idiom idiosyncratic idiot idiotic idle
if ignorance ignorant ignore ill illegal illiterate illogical illusion illustrate illustration image imaginary
imagination imaginative imagine imbalance immature immediate immense imminent immoral immortal immune impact impair
impend imperative imperfect imperial impersonal implausible implement implementation implication implicit implied
imply import importance important impose impossible impractical impress impression impressive imprison improbable
improve improvement impulse in inability inaccessible inaccuracy inaccurate inadequate inadvertently inane
inappropriate incapable incarnation incentive inch incidence incident incidental inclination incline include
inclusion inclusive incoherent income incompatible incompetence incompetent incomplete inconsistency inconsistent
inconvenience inconvenient incorporate incorrect increase incredible incredibly increment incur incurred incurring
indeed indefensible indefinite indent independence independent indeterminate index indicate indication indicative
indicator indictment indirect indirection individual induce induction indulge industrial industry ineffective
inefficiency inefficient inequality inertia inevitable inevitably inexperienced infallible infamous infant infantile
infect infection infelicity infer inference inferior inferiority infinite infinity inflation inflexible inflict
influence influential info inform informal information informative infrastructure infrequent infringement ingenious
ingredient inhabit inhabitant inherent inherit inheritance inhibit inhibition initial initialization initialize
initiate initiative inject injure injury injustice ink inner innocence innocent innovation innovative input inputted
inputting inquire inquiry insane insect insecure insensitive insert insertion inside insidious insight insignificant
insist insistence insofar inspect inspection inspiration inspire install installation instance instant instead
instinct institute institution instruct instruction instrument instrumental insufficient insult insurance intact
intake integer integral integrate integration integrity intellect intellectual intelligence intelligent intend
intense intensity intensive intent intention intentional inter interact interaction interactive intercourse
interface interfere interference interim interior intermediate intermittent internal international interpret
interpretation interrogate interrupt interruption intersection interval intervene intervention interview intimate
into intolerance intrinsic intrinsically introduce introduction introductory intuitive invade invalid invalidate
invaluable invariably invasion invent invention inventor inverse invert invest investigate investigation investment
invisible invitation invite invoke involve involvement ion irate iron ironic irony irrational irrelevant
irrespective irresponsible irritate irritation is island isolate isolation issue it item its itself jack jacket jail
jam jammed jamming jargon jazz jealous jeans jelly jerk jest jet job join joint joke jolly journal journalist
journey joy judge judgment juice jump junction jungle junior junk jury just justice justifiable justifiably
justification justified justify juvenile keen keep ken kept kernel kettle key keyboard keystroke keyword kick kid
kidded kidding kidnap kidnapped kidnapping kidney kill kind king kingdom kiss kit kitchen knee knew knife knight
knock know knowledge known lab label labor laboratory lack lad ladder lady lag laid lain lake lamp land landlord
landscape lane language large largest lark laser last late latest latter laugh laughter launch lavatory law lawn
lawyer lay layout laziness lazy leach lead leadership leaf leaflet league leak lean leap learn least leather leave
lecture led left leg legal legend legendary legible legislation legitimate leisure lemon lend length lengthy lenient
lens lent lesbian less lesson lest let lethal letter letting level liability liable liaison libel liberal liberty
librarian library license lid lie lied life lifestyle lifetime lift light lightning like likelihood likewise limb
limit limitation line linear linguistic link linkage lion lip liquid liquor lisp list listen lit literal literary
literate literature litter little live livest load loan lobby local locate location lock lodge log logged logging
logic logical logo lonely long look loop loophole loose lord lorry lose loss lost lot loud lousy love low loyal luck
luckily lucky ludicrous luggage lump lunatic lunch lunchtime lung lurk lust luxury lying lyric machine machinery mad
made magazine magic magical magnetic magnificent magnitude mail mailbox main mainframe mainstream maintain
maintenance maize major majority make male malfunction malicious man manage management mandate mandatory mangle
mania manifestation manifestly manifesto manipulate manipulation mankind manned manner manning manpower manual
manufacture many map mapped mapping march margin marginal marital mark market marriage married marry marvelous mask
mass massive master match mate material mathematical mathematician mathematics matrices matrix matter mature
maximize maximum may maybe mayor maze me meal mean meaningful meaningless meant meantime meanwhile measure
measurement meat mechanic mechanical mechanism media medical medicine medieval medium meet megabyte melody melt
member membership memorable memory men mend mental mentality mention menu mercury mercy mere merge merit merry mess
message messy met metal metaphor method metric metro mice microcomputer microprocessor microwave midday middle
midnight might mighty migrate migration mild mile mileage military milk mill million mimic mind mindless mine
minimal minimalist minimize minimum minister minor minority mint minus minute miracle miraculous mirror
miscellaneous misdirect miserable miserably misery misfortune misguide misinterpret mislead misled misplace misprint
misread misrepresent miss missile mission mist mistake mistaken mistook misunderstand misunderstood misuse mix
mixture mnemonic moan mob mobile mock mod mode model moderate moderation modern modification modified modify module
mold mole molecular molecule mom moment momentarily momentum monarch money monitor monkey monochrome monopoly
monster month mood moon moral morality more moreover morning moron mortal mortality most mother motion motivate
motivation motive motor motorway motto mount mountain mouse mouth move movement movie much muck mud muddle mug
multiple multiplication multiplied multiply mum mumble mummy mundane murder muscle museum music musical musician
must mutter mutual my myself mysterious mystery mystic myth mythical mythology nail naive naked name nameless
narrative narrow nastier nastiest nasty nation national native natural nature naughty nay near nearby neat
necessarily necessary necessity neck need needle negate negative neglect negligible negotiable negotiate negotiation
neighbor neighborhood neither nerve nervous nest net network neural neutral never nevertheless new newcomer
newsletter newspaper next nice nicest nick nickname night nightmare nil nine no noble nobody node noise noisy
nominal nominate none nonetheless nonsense noon nor norm normal normality north northern nose nostalgia not notable
notably notation note nothing notice noticeable noticeably notification notified notify notion notorious noun novel
novelty novice now nowadays nowhere nuclear nuisance null numb numeral numeric numerical numerous nun nurse nut oar
obey object objection objectionable objective obligation obligatory oblige obnoxious obscene obscure obscurity
observation observe obsess obsession obsolete obstruct obtain obtainable obvious occasion occasional occupation
occupied occupy occur occurred occurrence occurring ocean odd of off offend offense offensive offhand office
official offset offsetting offspring often oh oil old omission omit omitted omitting on once one oneself ongoing
onion only onto onus open opera operate operation operational operator opinion opponent opportunity oppose opposite
opposition oppress oppression opt optic optical optimal optimistic optimization optimize optimum option optional
opus or oral orange orbit orbital orchestra orchestral order ordinary organ organic organization organize orient
oriental orientate orientation origin original originate originator orthodox other otherwise ought our ourselves out
outcome outcry outdated outgoing outline outlook output outrage outrageous outright outset outside outstanding
outweigh over overall overcame overcome overdraft overdue overflow overhead overlap overload overlong overlook
overnight overprice overridden override overrode overseas overtime overtone overview overwhelm overwriting
overwritten owe owed owing own ownership oxygen ozone pace pacifier pack package packet pad padded padding page paid
pain painful painless paint pair palace pale pan panel panic pant paper paperback par parade paradise paradox
paragraph parallel parameter paranoia paranoid paraphrase pardon parent parentheses parenthesis parity park
parliament parochial parody parrot parse part partial participant participate particle particular partition partner
party pass passage passenger passion passionate passive passport password past paste pat patch patent path pathetic
patience patient patronize pattern pause pavement pay payment peace peaceful peak peanut peasant peculiar pedal
pedant pedantic pedantry pedestrian peer pen penalty pence pencil pended pending pends penguin penny people per
perceive percent percentage perception perfect perfection perform performance perhaps period periodic periodically
peripheral permanent permissible permission permit permitted permitting perpetual persecute persist persistent
person personal personality personnel perspective persuade persuasion perverse pet petrol petty pharmacy phase
phenomena phenomenon philosopher philosophical philosophy phoenix phone photo photocopy photograph photographic
phrase physic physical physicist physiology pi piano pick picture pie piece pig pigeon pile pill pilot pin pinch
pink pint pipe pipeline pit pitch pitfall pity pizza place plague plain plan plane planet planetary planned planning
plant plaster plastic plate platform plausible play playground plea pleasant please pleasure plenty plot plotted
plotter plotting ploy plug plugged plugging plural plus pocket poem poet poetic poetry point pointless poison poke
polar pole police policeman policy polish polite political politician politics poll pollution polynomial pompous
pool poor pop pope popped popping populace popular popularity populate population pork pornography port portability
portable portion portray pose position positive possess possession possibility possible possibly post postage postal
postcard postmaster postpone postscript postulate pot potato potential pound pour poverty powder power powerful
practicable practical practice pragmatic praise pray preach precaution precede precedence precedent precious precise
precision predecessor predict predictable prediction predominantly preface prefer preferable preferably preference
preferred preferring prefix pregnancy pregnant prejudice preliminary premature premise premium preparation prepare
prerequisite prescribe prescription presence present presentation preserve president press pressure presumably
presume pretend pretentious pretty prevail prevalent prevent prevention preview previous price pride priest
primarily primary prime primitive prince principal principle print printout prior priority prison privacy private
privatization privilege prize pro probability probable probably problem procedure proceed process processor proclaim
produce product production productive productivity profession professional professor profile profit profitable
profound program programmable programmed programmer programming progress prohibit project projection proliferation
prolong prominent promise promote promotion prompt prone pronoun pronounce pronunciation proof propaganda proper
property prophet proportion proportional proposal propose proposition proprietary prose prosecute prosecution
prospect prospective prostitute protect protection protein protest protocol prototype proud prove proven provide
provision provisional provocative provoke proximity pseudo psychological psychologist psychology pub public
publication publicity publicize publish pudding pull pulp pulse pump pun punch punctuation puncture punish
punishment punt pupil purchase pure purge purity purple purpose pursue pursuit push put putt puzzle python
qualification qualified qualifier qualify quality quantity quantum quarter queen query quest question questionable
questionnaire queue quibble quick quiet quit quite quitting quiz quota quotation quote rabbit rabid race racial
racism racist rack racket radar radiation radical radio radius rag rage raid rail railroad railway rain rainbow
raise ram rampant ran random rang range rank rant rape rapid rare rarest rash rat rate rather ratio rational
rationale rattle rave raw ray razor re reach react reaction reactionary reactor read readable readership readily
ready real realistic reality realization realize realm rear rearrange reason reasonable reasonably reassure rebuild
rebuilt recall receipt receive recent reception recipe recipient reckless reckon reclaim recognition recognizable
recognize recollection recommend recommendation reconcile reconsider record recover recovery recreational recruit
recruitment rectangle rectangular rectified rectify recursion recursive recycle red redefine redirect reduce
reduction redundancy redundant refer reference referendum referred referring refine reflect reflection reflex reform
reformat refrain refresh refund refusal refuse refute regain regard regardless regime region regional register
registration regret regrettably regretted regretting regular regulation reign reinstate reiterate reject rejection
relate relation relationship relative relativity relax relay release relevance relevant reliability reliable
reliably relied relief relieve religion religious relocation reluctance reluctant rely remain remainder remark
remarkable remarkably remedy remember remind reminiscent remote removal remove rename rend rendition renew rent
repair repeat repeatable repent repertoire repetition repetitive rephrase replace replacement replied reply report
represent representation representative reproduce reproduction repulsive reputation request require requirement
requisite reread rescue research resemblance resemble resent reservation reserve reset resetting reside residence
resident resign resignation resist resistance resolution resolve resort resource respect respectable respective
respond response responsibility responsible rest restart restaurant restore restrain restrict restriction
restrictive result resume resurrection retail retain retire retirement retract retrieval retrieve return reuse
reveal revelation revenge revenue reverse revert review revise revision revolt revolution revolutionary reward
rewrite rewritten rewrote rhetorical rhyme rhythm ribbon rice rich rid ridden ridding ride ridiculous right rigid
rigorous ring riot rip ripped ripping rise risen risk risky ritual rival river road robot robust rock rocket rod
rode role roll roman romance romantic roof room root rope rose rot rotate rotation rotten rough round roundabout
rout route routine row royal royalties rub rubber rubbish rude ruin rule rumor run rung running rural rush rusty
sabotage sack sacred sacrifice sad sadden safe safeguard safest safety saga said sail saint sake salary sale
salesman salt salvation same sample sand sandwich sane sang sanity sank sarcasm sarcastic sat satellite satire
satisfaction satisfactorily satisfactory satisfied satisfy sauce save saw say scale scan scandal scanned scanner
scanning scarce scare scarf scarlet scatter scenario scene scenery schedule scheme scholar school science scientific
scientifically scientist scope score scotch scrap scrapped scrapping scratch scream screen screw script scroll scum
sea seal search season seat second secondary secret secretary sect section sector secular secure security see seed
seek seem seen segment seldom select selection selective self selfish sell semantic seminar send senior sensation
sense sensible sensibly sensitive sensitivity sent sentence sentient sentiment sentimental separate separation
separator sequel sequence sequential serial series serious sermon servant serve service session set setting settle
seven seventh several severe severity sex sexist sexual sexuality sexy shade shadow shake shaken shaky shall shallow
shame shape share shareholder sharp she shed shedding sheep sheet shelf shell shelter shelve shift shine shiny ship
shipped shipping shirt shock shoe shone shook shoot shop shopped shopping short shortage shorten shorthand shot
should shout shove show shown shut shutdown shutting shy sic sick sicken side sideways sigh sight sigma sign signal
signature significance significant silence silent silicon sillier silliest silly silver similar similarity simple
simplest simplicity simplified simplify simplistic simply simulate simulation simultaneous sin since sincere sine
sinful sing single singular sinister sink sir sister sit site sitting situate situation six sixteen sixth sixty size
skeleton skeptical sketch skill skin skip skipped skipping skirt skull sky slag slang slash slave sleep slept slice
slid slide slight slim slip slipped slippery slipping slogan slope sloppy slot slow small smallish smart smash smell
smelly smile smith smoke smooth smug snack snag snail sneak sneaky sniff snobbery snow so soap sober social
socialism socialist society sock socket sod soft software soil solar sold soldier sole solicitor solid solo solution
solve some somebody somehow someone someplace something sometime somewhat somewhere son song soon sophisticate
sordid sore sorry sort sought soul sound soundtrack soup source south southern space span spare spatial speak
special specialist specialize specialty species specific specifically specification specified specify specimen
spectacular spectrum speculate speculation sped speech speed spell spend spent sphere spies spigot spike spill spin
spiral spirit spiritual spit spite spitted spitting splendid split splitting spoil spoke spoken spokesman sponsor
spontaneous spoof spool sport spot spotted spotting spout sprang spray spread spring sprung spur spurious spy squad
square squash squeeze stability stable stack staff stage stagger stair staircase stake stale stall stamp stance
stand standard standardize standpoint star stare stark starred starring start startle starve state statement static
station stationary statistic statistical status stay steadily steady steal steam steel steep steer stem step stepped
stepping stereo stereotype sterile sterling stick sticky stiff still stimulate stimulation stir stirred stirring
stock stole stolen stomach stone stood stop stopped stopping storage store storm story straight strain strange
strangest strategic strategy straw stray stream street strength strengthen stress stretch strict strike string
stringent strip stripped stripping strive stroke strong struck structural structure struggle stuck student studied
studio study stuff stumble stun stunned stunning stunt stupid stupidity style subject subjective submission submit
submitted submitting subroutine subscribe subscription subsequent subset subsidiary subsidize substance substantial
substitute substitution subtle subtlety subtly subway succeed success successful succession successive successor
such sudden sue sued suffer suffice sufficient suffix sugar suggest suggestion suicidal suicide suing suit
suitability suitable suitably suite sum summarize summary summed summer summing sun sundry sung sunk sunlight sunny
sunrise sunshine super superb superficial superfluous superior superiority supermarket supernatural supervise
supervision supervisor supplement supplementary supplied supplier supply support suppose suppress suppression
supreme sure surface surgery surname surplus surprise surround survey survival survive susceptible suspect suspend
suspension suspicion suspicious sustain swallow swam swamp swap swapped swapping swear sweat sweep sweet swept swim
swimming swing switch sword swore sworn swum symbol symbolic symmetric symmetry sympathetic sympathize sympathy
symphony symptom syndicate syndrome synonym synonymous syntactic syntactically syntax synthesis synthesizer system
systematic tab table tack tackle tactic tactical tactless tag tail tailor take taken tale talent talk tall tame
tangent tank tap tape target task taste tasteless taught tax taxation taxi taxpayer tea teach team teapot tear
technical technique technological technology tedious teenage teeth telephone telescope television tell temper
temperature temple temporarily temporary tempt temptation ten tend tendency tennis tense tension tentative tenth
term terminal terminate termination terminator terminology terrible terribly terrified terrify territory terror
terrorism terrorist terse test text textbook textual than thank thankful that the theater thee theft their them
theme themselves then theological theology theorem theoretical theory therapy there thereabouts thereafter thereby
therefore therein thereof these thesis they thick thief thieve thin thing think third thirst thirty this thorough
thoroughfare those thou though thought thousand thread threat threaten three threshold threw throat through
throughout throughput throw thrown thrust thumb thus thy tick ticket tidied tidy tie tied tiger tight tile till time
timescale timetable tin tiny tip tire tiresome title to toad toast tobacco today toe together toggle toilet token
told tolerance tolerant tolerate toll tomato tome tomorrow ton tone tongue tonight too took tool tooth top topic
topical tore torn torture toss total touch tough tour tourist toward tower town toy trace track trade tradition
traditional traffic tragedy tragic trail train transaction transcript transfer transferred transferring transform
transformation transient transit transition translate translation translator transmission transmit transmitted
transmitter transmitting transparent transport trap trapped trapping trash trashcan travel tray tread treasure treat
treatment treaty tree trek tremendous trend trendy trial triangle tribe trick tricky tried tries trifle trigger
trilogy trinity trip triple tripos triumph trivia trivial trolley troop trouble trouser truck true truly trumpet
truncate trunk trust trusty truth try tube tune tunnel turn turntable tutor tutorial twelve twentieth twenty twice
twin twist two tying type typeset typesetting typewriter typical ugh ugly ultimate umbrella unable unacceptable
unaffected unambiguous unattended unauthorized unavailable unavoidable unaware unbalanced unbearable unbelievable
unbelievably unbiased uncertain uncertainty unchanged uncle unclear uncomfortable uncommon unconnected unconscious
unconvincing undefined under underestimate undergo undergone undergraduate underground underlain underlay underlie
underline underlying underneath understand understandable understood undertake undertaken undertook underwent
undesirable undid undo undocumented undone undoubtedly unduly uneasy unemployed unemployment unexpected unexplained
unfair unfamiliar unfinished unfortunate unfounded unfriendly unhappy unhealthy unhelpful unified uniform unify
unimportant uninteresting union unique unit unite unity universal universe university unjustified unknown unless
unlike unlimited unload unlock unlucky unnatural unnecessarily unnecessary unobtainable unofficial unpleasant
unpopular unpredictable unread unreadable unrealistic unreasonable unrelated unreliable unsafe unsatisfactory unseen
unset unsolicited unsound unspecified unstable unsuccessful unsuitable unsupported unsure unsuspecting untidy until
unto untrue unusable unused unusual unwanted unwelcome unwilling unwise unworkable up upbringing update upgrade upon
upper upright ups upset upsetting upside upstairs upward urban urge urgency urgent us usable usage use used useful
useless user using usual utility utter vacancy vacation vacuum vague vain valid validity valley valuable value valve
van vandalism vanish variable variance variant variation varied variety various vary vast vat vector vegetable
vegetarian vehicle vein velocity vend vendor venture venue verb verbal verbatim verbose verdict verification
verified verify versatile verse version versus vertical very vessel vet via viable vicar vice vicinity vicious
victim victory video view viewpoint vigorously vile village vintage vinyl violate violation violence violent violin
virgin virtual virtue virus visible vision visit visitor visual vital vocabulary vocal voice void voltage volume
voluntarily voluntary volunteer vomit vote vouch vowel vulnerable wade waffle wage wait wake walk wall wallet wander
want war ward warehouse warm warn warp warrant warranty wartime wary was wash waste wasteful watch water wave way we
weak wealth wealthy weapon wear weary weasel weather wed wedded wedding wee week weekday weekend weigh weight weird
welcome welfare well went were west western wet wetting whale what whatever whatsoever wheel when whence whenever
where whereas whereby whereupon wherever whether which whichever while whilst whim whiskey whistle white who whoever
whole wholeheartedly wholly whom whoop whose why wicked wide widespread widest width wife wild will win wind window
wine wing winner winning winter wipe wire wisdom wise wisest wish wit witch with withdraw withdrawal withdrawn
withdrew within without witty wive wizard woke woken wolf woman wombat women won wonder wonderful wondrous wont wood
wooden word wore work workable workload workshop workstation world worldwide worm worn worried worry worse worship
worst worth worthless worthwhile worthy would wound wow wrap wrapped wrapper wrapping wrath wreck wren wretched
wrist write written wrong wrote yard yawn year yellow yes yesterday yet yeti yield you young your yourself
yourselves youth zero zone zoom
`;

export const KNOWN = `
aback abacus abandonment abash abate abbey abbot abdicate abdication abdomen abdominal abduct abduction aberration
abet abetted abetting abhor abhorred abhorrence abhorrent abhorring abject ablaze ablest ably abnormality aboard
abode abolitionist abominable abomination aboriginal aborigine abortive abound aboveboard abrasive abreast abridge
abridgment abrupt abscess abscond absentee absenteeism absolutest absolve absorbent absorption abstain abstention
abstinence abstinent abstruse absurdity abundance abundant abyss academically academy accede acceleration
accelerator accentuate acceptability acceptably accessibility accessory acclaim acclimate acclimation acclimatize
accolade accompaniment accompanist accomplice accomplishment accordion accost accountability accountable accountancy
accredit accreditation accrue accumulation aced acerbic ache achier achiest achievable achy acidic acidity acing
acknowledgment acne acquaint acquiesce acquiescence acquit acquittal acquitted acquitting acre acreage acrid
acrimonious acrimony acrobat acrobatic acrylic activation activism activist actress actuality actualization actuary
acumen acupuncture acutest ad adage adamant adaptable adaptive addendum addiction additive addressee adept adequacy
adherence adherent adhesion adhesive adjectival adjoin adjourn adjournment adjudicate adjudicator adjunct adjustable
administrator admirably admiral admissible admittance admonish admonition ado adobe adolescence adolescent adoptive
adorable adoration adore adorn adornment adrenaline adrift adroit ads adulation adulterate adulteration adultery
adulthood advancement adverb adverbial adversary adversest adversity advocacy aerobic aerodynamic aerosol aerospace
afar affable affably affectation affectionate affidavit affiliate affiliation affinity affirm affirmation
affirmative affix afflict affliction affluence affluent affordable affront afield aflame afloat afoot aforesaid
afresh aftereffect afterlife afterlives aftermath aftershave aftershock afterthought aggravate aggravation aggregate
aggression aggressor aggrieve aghast agile agility agitate agitation agitator aglow agnostic agnosticism agonize
agreeable agreeably agriculture aground ah aha ahoy aide ail ailment aimless airborne airfare airfield airier
airiest airily airless airline airmail airplane airspace airstrip airtight airwaves airy aisle ajar alarmist albino
alcoholism alcove alderman aldermen alderwoman alderwomen ale alfalfa alga algae alibi alienate alienation alight
alimony alkali alkaline allay allegiance allegorical allegory allergy alleviation alley allied alligator allot
allotment allotted allotting alloy allude allure allusion almanac almighty almond alms aloft aloha aloof
alphanumeric alpine alright altar alterable altercation alternation alternator altitude alto altruism altruistic
aluminum alumna alumnae alumni alumnus amalgamate amalgamation amass amateurish amazement ambassadorial ambiance
ambidextrous ambition ambivalence ambivalent amble ambulance ambush ameliorate amelioration amen amenable amenity
amethyst amiable amiably amicable amicably amid amiss ammo ammonia ammunition amnesia amnesiac amnestied amnesty
amoeba amoebae amok amoral amorous amorphous ampere ampersand amphetamine amphibian amphibious amphitheater amplest
amplification amplified amplify amplitude amputate amputation amputee amulet anachronism anachronistic anal
analgesic analytic analytical anarchic anarchism anarchist anathema anatomical ancestral ancestry anchor anchorage
anchorman anchormen anchorwoman anchorwomen anchovy android anecdotal anemia anemic anesthesia anesthetic
anesthetist anesthetize anew angelic angelically angrier angriest angrily angst angular animate animation animosity
ankle annals annex annexation annihilate annihilation annotate annotation annuity annul annulled annulling annulment
anoint anomalous anon anonymity anorexia anorexic answerable ant antacid antagonism antagonist antagonistic
antagonize ante anteater antebellum antelope antenna antennae anthem anthill anthrax anthropologist anthropology
antibiotic antibody antic anticlimactic anticlimax antifreeze antihistamine antipathy antiperspirant antiquate
antiquity antiseptic antitheses antithesis antitrust antler antonym anus anvil anxiety anymore anytime aorta
apartheid apartment ape aped aperitif aperture apex aphorism aphrodisiac apiece aping aplomb apocalypse apocalyptic
apocryphal apolitical apologetic apologetically apoplectic apoplexy apostle apostolic apparel apparition appease
appeasement appendage appendices appendicitis appetite appetizer appetizing applaud applesauce appliance
applicability applicator appointee apportion apposite appraise appreciable appreciative apprehend apprehension
apprehensive apprentice apprenticeship apprise approachable approbation appropriation apricot apron aptitude
aquamarine aquarium aquatic aqueduct arable arbiter arbitrate arbitration arbitrator arbor archaeological
archaeologist archaeology archbishop archery archetypal archipelago architect architectural archway arctic ardent
ardor arduous argumentative aria arid aristocracy aristocrat aristocratic ark armadillo armament armband armchair
armful armhole armistice armor armory armpit aroma aromatic arousal arouse arraign arraignment arrears arsenal
arsenic arson arsonist arterial artery artful arthritic arthritis artichoke articulate articulation artifact
artifice artillery artisan artistically artistry artsier artsiest artsy artwork asbestos ascendancy ascension ascent
ascertain ascetic ascribe asexual ashen ashore ashtray askance askew asparagus aspen aspersion asphalt asphyxiate
asphyxiation aspirant aspiration aspire aspirin assail assailant assassin assassinate assassination assemblyman
assemblymen assemblywoman assemblywomen assent assertive assessor asshole assimilate assimilation associative
assortment assurance asteroid asthma asthmatic astonish astonishment astound astray astride astringent astrologer
astrological astrology astronaut astronomical astute astutest asylum asymmetry atheistic athlete athletic atone
atonement atrocious attainable attainment attentive attest attic attire attributable attribution attune auburn
auction auctioneer audacious audacity audibly audiovisual audit audition auditor auditorium auditory augment august
aura aural auspice auspicious austere austerest austerity authentically authenticate authenticity authoritarian
authoritative authorship autistic auto autocracy autocrat autocratic autograph automation automotive autonomous
autonomy autopsied autopsy autoworker autumnal auxiliary avail avalanche avarice avaricious avenge avenue averse
aversion avert aviation aviator avid avocado avoidable avoidance avow avowal awaken awash awe awed awesome awfuller
awfullest awhile awing awning awoke awoken awry axed axing axiomatic axle aye azalea azure baa babble babe babied
babier babiest baboon babyish babysat babysit babysitter babysitting bachelor backbreaking backdrop backfire
backgammon backhand backlash backlogged backlogging backpack backside backslash backstage backstroke backtrack
backup backwoods backyard bacon bacterial badder baddest bade badlands badminton badmouth bagel bagged baggier
baggiest bagging baggy bagpipe bail bailiff bait bakery balcony bald bale baleful balk ballad ballast ballerina
ballistic balloon ballpark ballroom balm balmier balmiest balmy baloney bamboo bamboozle banality bandage bandanna
bandied bandier bandiest bandit bandstand bandy bane bangle bani banish banister banjo banknote bankruptcy banquet
banter baptism baptismal baptize barb barbarian barbaric barbarism barbarous barbecue barbell barbiturate bard
bareback barefoot barf barge baritone barley barman barn barnacle barnyard barometer barometric baron barrack
barrage barren barrette barricade barrio barroom bartender barter baseball baseline basest bashful basil basin bask
basketball bassist bassoon baste bate bathe bathrobe bathtub baton batsman battalion batted batter batting
battlefield battleground battleship bawdier bawdiest bawdy bawl bayonet bayou bazaar beacon bead beadier beadiest
beady beagle beak bearable beautician beautified beautify beaver bebop beckon bedbug bedclothes bedded bedder
bedding bedlam bedpan bedraggle bedridden bedrock bedside bedspread bedtime bee beech beefier beefiest beefy beehive
beeline beep beeswax beet beetle beeves befall befallen befell befit befitted befitting befriend beggar begged
begging begrudge beguile behalves behavioral behead beheld behold beige belabor belated belch belfry belie belittle
bellboy bellhop bellied belligerence belligerent bellow belly bellybutton beltway belying bemoan bemuse benchmark
benediction benefactor beneficiary benevolence benevolent benighted benign bequeath bequest berate bereave
bereavement bereft beret berried berry berserk berth beseech beset besetting besiege besought bestial bestiality
bestow bestseller betcha betray betrayal betrothal betterment bettor bevel beverage bewilder bewilderment bewitch
bib bibliographic bibliography bicentennial bicep bicker bidden bidder bide biennial bifocals bigamist bigamous
bigamy biggie bigmouth bigwig bike bikini bilateral bile bilingual billboard billiards billionaire billionth billow
bimbo bimonthly binge bingo binned binning binocular binomial biochemical biodegradable biographer biographical
biopsied biopsy bipartisan biped biplane birch birdbrained birdcage birdseed birthmark birthplace birthrate bisect
bisection bisexual bison bitch bitchier bitchiest bitchy bittersweet biweekly blab blabbed blabbermouth blabbing
blackberry blackbird blacken blackhead blackjack blacklist blackout blacksmith blacktop blacktopped blacktopping
bladder blah blameless blanch blancmange bland blare blaspheme blasphemous blasphemy blastoff blaze bleach bleak
blearier bleariest blearily bleary bleat bled bleed blemish blend blight blimp blindfold blip blissful blister
blithe blithest blitz blizzard bloat blobbed blobbing bloc blockade blockage blockbuster blockhead blog blogged
blogger blogging blond blonde bloodbath bloodhound bloodied bloodier bloodiest bloodless bloodshed bloodshot
bloodstain bloodstream bloodthirstier bloodthirsty bloom blooper blossom blot blotch blotchier blotchiest blotchy
blotted blotter blotting blouse blowout blowtorch blowup blubber bludgeon bluebell blueberry bluebird bluegrass
blueprint bluest bluff bluish blunder blunt blur blurred blurrier blurriest blurring blurry blurt blush bluster boa
boar boardinghouse boardroom boardwalk boast boastful bobbed bobbin bobbing bobcat bobsled bobsledded bobsledding
bode bodice bodily bodybuilding bodyguard bodywork bogeyman bogeymen bohemian boisterous bologna bolster bombard
bombardment bombshell bonanza bondage bonfire bongo bonier boniest bonkers bonnet bony boo boob booby boogie
bookcase bookend bookie bookkeeper bookkeeping bookmaker bookmark bookshelf bookworm boomerang boon boondocks boor
boorish bootee booth bootleg bootlegged bootlegger bootlegging bootstrap booty booze bop bopped bopping borough
bosom bossier bossiest bossily bossiness bossy botanical botanist botany botch bothersome bottleneck bottomless
bough boulder boulevard bouncier bounciest bouncy boundless bountiful bounty bouquet bourbon bourgeois bourgeoisie
boutique bovine bowel bowlegged boxcar boycott boyfriend boyhood boyish bozo bra brace bracelet brackish brag
braggart bragged bragging braid brainchild brainchildren brainier brainiest brainless brainstorm brainwash brainy
braise bran brandied brandish brandy brash brassier brassiere brassiest brassy brat bravado bravery bravest bravo
brawl brawn brawnier brawniest brawny bray brazen brazier breadbasket breadth breadwinner breakable breakneck
breakpoints breakthrough breakup breakwater breast breaststroke breathless breathtaking breezier breeziest breezy
brevity brew brewery bribe bribery bricklayer bricklaying bridal bride bridegroom bridesmaid bridle briefcase
brighten brilliance brim brimmed brimming brimstone brine brinier briniest brink briny brisk bristle britches
brittle brittlest broach broaden broadside brocade broccoli brochure brogue broil brokenhearted brokerage bronchitis
bronco bronze brooch brood brook broom broomstick broth brothel brotherhood brow browbeat browbeaten brownie
brownish brownstone bruise brunch brunette brunt brusque brusquest brutality brutalize brute brutish bubblier
bubbliest bubbly buckle bucktoothed bud budded budding buddy budge buff buffalo buffet buffoon bugged buggier
buggiest bugging buggy bugle buildup bulbous bulge bulkier bulkiest bulky bulldog bulldogged bulldogging bulldoze
bulletproof bullfight bullfrog bullied bullion bullish bullshit bullshitted bullshitting bully bum bumble bumblebee
bummed bummer bummest bumming bumpier bumpiest bumpy bun bung bungalow bungle bunion bunk bunny buoy buoyancy
buoyant burble burdensome bureau bureaucrat bureaucratic burger burglar burglarize burglary burgle burial burlap
burlier burliest burly burnish burp burr burro burrow bursar busboy bushel bushier bushiest bushy busied busier
busiest busily businesslike businessman businessmen businesswoman businesswomen bustle busybody busywork butcher
butchery butler butt butte buttercup butterfingers butterflied butterfly buttermilk butterscotch buttery buttock
buttonhole buttress buxom buyout buzz buzzard buzzword bygone bylaw bystander byway cab cabaret cabbed cabbing cabby
cabin caboose cacao cache cachet cackle cacti cactus cad cadaver caddie caddying cadence cadet cadre cafeteria cagey
cagier cagiest cahoot cajole calamity calcium calculi calf caliber calibrate calibration calico calk callable
calligraphy callous callow callus calorie calve camaraderie camcorder camel camellia cameo cameraman cameramen
camerawoman camerawomen camouflage campground campsite canal canary cancellation candid candidacy candied candle
candlelight candlestick candor candy cane canine canister canker cannabis canned cannery cannibal cannibalism
cannier canniest canning cannon cannonball canny canoe canon canopied canopy cantaloupe cantankerous canteen canvas
canyon capably capacitance capacitor cape capillary capitalization capitalize capitol capitulate capitulation capped
capping cappuccino caprice capricious capsize capsule caption captivate captive captivity captor caramel carat
caravan carbohydrate carbonate carburetor carcass carcinogenic cardiac cardigan cardinal cardiology careen carefree
carefuller carefullest caretaker cargo caribou caricature carjack carnage carnal carnation carnival carnivore
carnivorous carol carouse carousel carp carpenter carpentry carriageway carrion carryout cart cartel cartilage
cartographer cartography carton cartoonist cartwheel carve cascade casework cashew cashier cashmere casino cask
casket casserole castaway caste castigate castigation castoff castrate castration casualty cataclysm cataclysmic
catalyst catamaran catapult cataract catastrophe catcall catchier catchiest catchment catchy catechism categorical
categorize caterpillar catfish catnap catnapped catnapping catnip cattier cattiest catty catwalk caucus cauliflower
caulk causeway caustic cautionary cautious cavalier cavalry caveman cavemen cavern caviar cavity cavort caw
ceasefire ceaseless cedar cede celebrity celery celestial celibacy celibate cellar cellist cello cellophane
celluloid cellulose cement cemetery censure census centenary centennial centerpiece centigrade centimeter centipede
centralize centrifuge ceramic cereal cerebral ceremonial ceremonious certifiable certification certified certify
cervical cervices cervix cesarean cessation cesspool chafe chaff chagrin chainsaw chairmanship chairmen chairperson
chairwoman chairwomen chalet chalice chalkboard chalkier chalkiest chalky chameleon champ championship chandelier
changeable chant chaperon chaplain chapped chapping characterize charade charcoal chargeable chariot charisma
charismatic charitably charlatan charred charring chasm chassis chaste chasten chastest chastise chastisement
chastity chateaus chatter chatterbox chattier chattiest chatty chauffeur chauvinism chauvinist chauvinistic cheapen
cheapskate checkbook checkerboard checklist checkmate checkout checkpoint checkup cheddar cheekbone cheep
cheerfuller cheerfullest cheerier cheeriest cheerleader cheery cheeseburger cheesecake cheesecloth cheetah chef
chemotherapy cherish cherry cherub cherubim chessboard chewier chewiest chewy chi chic chick chickadee chide
chieftain chiffon childbearing childbirth childcare childless childlike childproof chili chill chillier chilliest
chilly chime chimney chimp chimpanzee chin china chink chinned chinning chino chintz chipmunk chipped chipper
chipping chiropractor chirp chisel chit chitchat chitchatted chitchatting chivalrous chivalry chive chlorinate
chlorine chloroform chlorophyll choicest choke cholera cholesterol choosier choosiest choosy chopper choppier
choppiest choppiness choppy chopstick chore choreograph choreography chortle chow chowder christen chrome chromium
chromosome chronic chronically chronicle chronological chronology chrysanthemum chubbier chubbiest chubby chuckle
chug chugged chugging chum chummed chummier chummiest chumming chummy chump chunkier chunkiest chunky churchgoer
churlish churn chute chutzpah cigar cinch cinder cinnamon cipher circuitous circulatory circumcise circumcision
circumference circumflex circumstantial circumvent circumvention circus cirrhosis cistern citation citizenship
citric citrus civic civility clack clad clairvoyance clairvoyant clam clamber clammed clammier clammiest clamming
clammy clamor clamp clampdown clan clandestine clang clank clap clapboard clapped clapper clapping claptrap claret
clarinet clasp classier classiest classmate classroom classy clatter claustrophobia claustrophobic claw clay
cleanlier cleanliest cleanliness cleanse cleanup cleat cleavage cleave clef cleft clemency clench clergy clergyman
clergymen clergywoman clergywomen cleric clerical clerk cliffhanger climactic climatic climax clime clinch cling
clinician clink clipboard clipper clitoris cloak cloakroom clobber clockwise clockwork clod clogged clogging
cloister closeout clot clothesline clothespin clotted clotting cloudburst cloudier cloudiest cloudless cloudy clout
clove cloven clown clubbed clubbing clubhouse cluck clueless clump clumsier clumsiest clumsily clumsiness clung
clunk clutch clutter coagulate coagulation coalesce coalition coarsen coarsest coastal coastline coax cob cobalt
cobble cobblestone cobra cobweb cocaine cock cockeyed cockier cockiest cockiness cockpit cockroach cocktail cocky
cocoa coconut cocoon cod codded codding coed coeducational coefficient coerce coercion coercive coexist coexistence
coffeehouse coffer coffin cog cogency cogent cognac cognitive cohabit cohabitation coherence cohesion coil coinage
coincidental cola colander coleslaw colic collaborate collaborative collaborator collage collapsible collarbone
collateral collation collectible collector collegiate collide collie collision colloquial colloquialism collusion
cologne colonel colonial colonialism colonist colonization colonize colorblind colorful colorless colossal colt
columnist coma comatose comb combatant combative combustible combustion comeback comedian comedown comelier
comeliest comestible comet comeuppance comfier comfiest comfy comical commandant commandeer commando commemorate
commemoration commemorative commencement commend commendable commendation commentate commerce commercialism
commercialize commiserate commiseration commodore commonplace commonwealth commotion commune communicable
communicative communicator communion communique commutative commute compaction companionable companionship
compartment compass compassionate compatriot compensatory complacency completest complexion compliance compliant
complicity complied complimentary compost composure compulsive compunction comrade comradeship concatenation concave
concealment conceit concentric concession concierge conciliate conciliation conciliatory concisest conclusive
concoct concoction concord concordance concourse concurred concurrence concurrency concurrent concurring concussion
condensation condescend condescension condiment condo condolence condominium condor conducive cone confection
confederacy confederate confederation confer conferred conferrer conferring confession confetti confidant confide
configurable confinement confiscate confiscation conformist conformity confound confrontation congeal congenial
congenital conglomerate congratulatory congregate congregation congress congressional congressman congressmen
congresswoman congresswomen congruent conical conifer coniferous conjugal conjugate conjugation conjure connective
connectivity conned conning connivance connive connoisseur connote conquer conqueror conquest conscientious
consecrate consecration consequential conservatism conservator conservatory conserve consign consignment consolidate
consolidation consonant consort consortia consortium conspirator conspiratorial conspire constancy constellation
consternation constipate constipation constrict constriction construe consul consular consulate consumable
consumerism consummate consummation contagion contagious contaminate contamination contemplation contemplative
contemptible contemptuous contentment contestant contextual contiguous contingency contingent contort contortion
contraband contraceptive contraction contractor contractual contraption contravene contributory contrite contrition
controllable convalesce convalescence convalescent convection convene convent converge convergence conversant
conversational convertible convex conveyance convivial convoluted convoy convulse convulsion convulsive coo cookbook
cookout coop cooperative coordinator cop copier copilot copious copped copperhead copping copter copulate copulation
coral cord cordial cordiality cordless cordon corduroy cork corkscrew cornbread cornea cornerstone cornet cornflakes
cornier corniest cornmeal cornstarch corny corollary coronary coronation coroner corporal corps corpulent corpus
corpuscle corral corralled corralling corrective corrector corroborate corroboration corrode corrosion corrosive
corrugate corruptible corsage corset cortex cosmetic cosmonaut cosmopolitan cosmos costar costarred costarring
costlier costliest costume cot cottage cottontail cottonwood couch cougar councilor counselor countable countdown
countenance counteract counterattack counterbalance counterfeit countersign countess countryman countrymen
countrywoman countrywomen coup coupon courageous courteous courthouse courtroom courtship courtyard cove covenant
coverall covert covet covetous coward cowardice cowboy cowgirl cowhide coworker cox coy coyote cozier coziest cozily
coziness crab crabbed crabbier crabbiest crabbing crabby crackdown crackle crackpot cradle craftier craftiest
craftily craftsman craftsmanship craftsmen crafty crag craggier craggiest craggy cram crammed cramming cranberry
crane cranium crank crankier crankiest cranky cranny crapped crappier crappiest crapping crappy crate cravat crave
crayfish crayon craze crazier craziest crazily craziness creak creakier creakiest creaky creamier creamiest creamy
crease creativity credence credential credibly creditable creditor credo credulous creek creepier creepiest creepy
cremate cremation crematoria crematorium creole crepe crept crescendo crescent crest crestfallen cretin cretinous
crevasse crevice crib cribbed cribbing crick crimp crimson cringe crinkle crinklier crinkliest crinkly cripple
crises crispier crispiest crispy crisscross critique critter croak crochet crock crockery crocodile crocus crofts
croissant crony crook croon cropped cropping croquet crossbow crosscheck crossfire crossover crosstown crosswalk
crotch crouch crow crowbar crucified crucifix crucifixion crucify crud cruddier cruddiest cruddy crudity crumb
crumble crumblier crumbliest crummier crummiest crummy crumple crunchier crunchiest crunchy crusade crust crustacean
crustier crustiest crusty crutch crux crybaby crypt cryptically crystallize cub cubicle cucumber cuddle cuddlier
cuddliest cued cuff cuing cuisine culinary cull culminate culmination culpability culpable cultivate cultivation
cupcake cupful cupped cupping cur curable curator curb curd curdle curfew curio curl curlier curliest currant
curricula curried cursory curt curtail curtsied curtsy curvature curvier curviest curvy cushion cuss custodial
custodian custody customarily customization customize cutback cuticle cutlery cutlet cutoff cutter cutthroat cyanide
cybernetics cyberspace cyclic cyclical cyclone cylindrical cymbal cynicism cypress cyst czar dab dabbed dabbing
dabble dachshund dad daddy daemon daffodil dagger daintier daintiest daintily dainty dairy dais daisy dallied dally
dam dame dammed damming dampen damsel dandelion dandier dandiest dandruff dandy dangle dank dapper daredevil darken
darkroom darn dart dashboard dastardly daub daunt dauntless dawdle daybreak daydream daze dazzle deacon deaconess
deaden deadlier deadliest deadlock deadpan deadpanned deadpanning deafen dealership dean dearth deathbed deathtrap
deaves debase debasement debauchery debilitate debility debit debonair debrief debris debtor debunk debut decadence
decadent decaf decaffeinate decal decanter decapitate decathlon decease deceit deceitful deceive decency
decentralize deception deceptive decibel deciduous decimate decipher decisive declension decompose decomposition
decor decorate decoration decorative decorator decorous decorum decoy decree decrepit decried decriminalize decry
dedication deduct deductible deductive deepen deer deface defamation defamatory defame defeatist defecate defection
defector defendant defenseless defensible defer deference deferential deferred deferring defiance defiant deficient
deficit defied defile definable deflate deflation deflect deflection deforestation deform deformation deformity
defraud defrost deft defunct defuse degeneration dehydrate dehydration deified deify deign deject dejection
delectable delegate delegation deleterious deli deliberation delicacy delicatessen delimit delineate delinquency
delinquent delirious delirium deliverance delude deluge deluxe delve demagogic demagogue demean demeanor dementia
demerit demo democrat demographic demolition demon demonic demonstrably demonstrative demonstrator demoralize demote
demotion demount demure demurest den denial denigrate denim denomination denounce dent dental dentistry denture
denunciation deodorant deodorize depart dependable dependency depict depiction deplete depletion deplorable
deplorably deplore deploy deployment deport deportation deportment depose depot deprave depravity deprecate
depreciate depreciation deprivation derail derailment derby derelict deride derision derivation derrick descendant
descent describable descriptor desecrate desecration desegregate desegregation designation desirability desirous
desist desolate desolation desperation despicable despondent despot despotic dessert destabilize destiny destitute
destitution detachable detachment detain detentes detention detergent deteriorate deterioration determinable
determinism deterministic deterred deterrence deterring detest dethrone detonate detonation detonator detour detox
detriment detrimental devaluation devalue devastation deviant deviate devilish devolution devolve devotee devotion
devour devout dew dexterity dexterous diabetes diabetic diabolical diagnose diagrammed diagramming diametrically
diamond diaper diaphragm diarrhea diatribe dicey dichotomy dicier diciest dick dictation dictatorial diction dietary
diffuse diffusion digestible digestion digestive digitize dignified dignify dignitary digress digression dike
dilapidated dilapidation dilate dilation diligence diligent dill dilute dilution dime diminish diminutive dimmed
dimmer dimmest dimming dimple din dinghy dingier dingiest dingy dinned dinning dinosaur diocese dioxide diphtheria
diphthong diploma diplomacy diplomat diplomata diplomatically dipped dipping dipstick direst dirge dirtied dirtier
dirtiest dis disability disaffect disagreeable disagreeably disallow disambiguate disappearance disapproval
disapprove disarm disarmament disarray disavow disavowal disband disbelief disbelieve disburse disbursement discern
discernible disciple disciplinarian disclaim disclose disclosure discolor discoloration discomfort disconcert
disconnection disconsolate discontent discontinuity discord discordant discouragement discourse discourteous
discourtesy discredit discreet discretionary discriminatory discus disdain disdainful disembark disembarkation
disenchant disenchantment disenfranchise disengage disentangle disfavor disfigure disfigurement disgrace disgraceful
disgruntle dishearten dishevel dishonesty dishonor dishonorable dishonorably dishtowel dishwasher disillusion
disincentive disinfect disinfectant disingenuous disinherit disintegrate disintegration disinterest disjoint
diskette dislocate dislocation dislodge disloyal disloyalty dismantle dismay dismember dismissal dismissive dismount
disobedience disobedient disobey disorganize disorient disorientation disown disparage disparate disparity
dispassionate dispatch dispel dispelled dispelling dispensable dispensary dispensation dispense dispersal disperse
dispersion dispirit displace displacement displease displeasure dispossess disprove disqualified disqualify disquiet
disrepair disreputable disrepute disrespect disrespectful disruptive dissatisfied dissatisfy dissect dissection
dissed disseminate dissemination dissension dissent disservice dissidence dissident dissimilarity dissing dissipate
dissipation dissociate dissociation dissolute dissolution dissolve dissonance dissuade distaste distend distention
distill distillation distillery distraction distraught distributor distrust distrustful disuse dither ditty diverge
divergence divergent diversified diversify diversion divest dividend divinest divinity divisible divisive divisor
divulge dizzied dizzier dizziest dizziness dizzy docile dock docket doctorate dodo doer dogged doggerel dogging
doggone doggonest doghouse dogmatic dogwood doily doldrums doleful doll dollhouse dollop dolly dolphin dome
domesticate domesticity domicile dominance domination domineer dominion domino donkey donor doodad doodle doohickey
doomsday doorbell doorknob doorman doormat doormen doorstep doorway dope dopey dopier dopiest dork dorkier dorkiest
dorky dorm dormant dormitory dorsal dos dosage dossier dote doubly dough doughnut dour douse dove dowdier dowdiest
dowdy downcast downfall downgrade downhearted downier downiest download downplay downpour downsize downstate
downstream downtime downtown downtrodden downturn downward downwind downy dowry doze drab drabber drabbest draconian
draftier draftiest draftsman draftsmen drafty dragonfly drainage drake dramatist dramatization dramatize drape
drapery drawbridge drawl dreadlocks dreamier dreamiest dreamy drearier dreariest dredge dregs drench dressier
dressiest dressmaker dressy dribble drier driest driftwood drinkable driveway drizzle droll drone drool droop
dropout dross drought drowse drowsier drowsiest drowsily drowsiness drowsy drudge drudgery drugged drugging druggist
drugstore drummed drummer drumming drumstick drunkard dualism dub dubbed dubbing duchess duckling duct dud dude duel
duet dugout duke dully dumbbell dumbfound dumpier dumpiest dumpling dumpy dunce dune dung dungeon dunk dunno duo
dupe duplex duplicity durability durable duress dusk duskier duskiest dusky dustier dustiest dustmen dustpan dutiful
duvet dwarf dwell dwelt dwindle dye dyed dyke dynamical dynamism dynamite dynamo dynasty dysentery dysfunction
dysfunctional dyslexia dyslexic earache eardrum earl earlobe earmark earmuff earphone earplug earring earshot
earsplitting earthier earthiest earthiness earthlier earthliest earthquake earthshaking earthworm earthy earwax
easel eastbound easterly eastward easygoing eatery eave eavesdrop eavesdropped eavesdropper eavesdropping ebb ebony
ebullience ebullient eccentricity ecclesiastical eclectic eclipse ecologist economist economize ecosystem ecstasy
ecstatic ecumenical eczema eddied eddy edgewise edgier edgiest edgy edible edict edification edifice edified edify
editorship educator eel eerie eeriest eerily effectual effeminate effervescence effervescent effigy effortless
effusive egalitarian egalitarianism egghead eggplant eggshell egocentric egoism egotism egotist egotistical
egregious eigenvalue eighteenth eightieth eighty ejaculate ejaculation eject ejection eke eked eking elaboration
elapse elastic elasticity elate elation elbow elbowroom elder eldest elective elector electrician electrified
electrify electrocute electrocution electrode electrolysis electrostatic elegance elegy elemental elevate elevation
eleventh elf elfin elicit eligibility elimination elitism elk ellipse ellipsis elliptic elliptical elm elongate
elope elopement eloquence eloquent elucidate elude elusive elves emaciate email emanate emancipate emancipation
embalm embankment embargo embark embassy embattled embellish embellishment ember embezzle embezzlement embitter
emblazon emblem embodied embodiment embody emboss embrace embroider embroidery embroil embryo embryonic emcee
emerald emergence emergent emeritus emigrant emigrate emigration eminence emir emirate emissary emission emitted
emitting emotive empathize empathy emperor emphases emphatic emphatically emphysema emporium empower empowerment
empress emptier emptiest emptiness emulsion enact enactment enamel enamor encapsulate encase enchant enchantment
enchilada encircle enclave enclosure encompass encore encroach encrypted encryption encumber encumbrance
encyclopedia endanger endear endearment endemic endive endorse endorsement endow endowment endurance endure endways
enema energetic energetically energize enforceable enforcement enfranchise engagement engender engrave engross
engulf enigma enigmatic enlargement enlist enlistment enliven enmity enormity enrage enrich enrichment enroll
enrollment ensconce ensemble enshrine ensign enslave ensue entangle entanglement enthrall enthuse enthusiast entice
enticement entitlement entomologist entomology entourage entrails entrant entrap entrapment entrapped entrapping
entreat entreaty entrench entrepreneur entropy entrust entryway entwine enumerate enumeration enunciate enunciation
envelop enviable envied envious environs envision envoy enzyme eon epaulet ephemeral epicenter epidemic epidermis
epigram epilepsy epileptic epilogue episodic epistle epitaph epithet epitome epitomize epoch epsilon equalize
equanimity equator equatorial equestrian equilateral equine equinox equitable equity equivalence equivocal eradicate
eradication erasure erect erection ergonomic erode erosion erotic erotically eroticism errand errant erratic
erratically erstwhile erudite erudition erupt eruption es escalate escalation escalator escapade escapism escapist
eschew escort esophagi esophagus especial espionage espouse espresso esteem estimable estrange estrangement estrogen
estuary etch ether ethereal ethos etiquette etymological eulogize eulogy eunuch euphemism euphemistic euphoria
euphoric eureka euthanasia evacuate evacuation evacuee evade evangelical evangelism evangelist evangelistic
evaporate evaporation evasion evasive eve evenhanded eventful eventuality evergreen everlasting evermore everyplace
evict eviction evocative evoke ewe ex exacerbate exaggeration exalt exaltation exasperate exasperation excavate
excavation excel excelled excellence excelling excerpt excise excision excitable exclaim excommunicate excrement
excrete excruciating excursion excusable exec executor exemplary exemplified exemplify exemption exert exertion exes
exhale exhaustion exhibitionism exhibitionist exhibitor exhilarate exhilaration exhort exhortation exhumation exhume
exile existent existential exodus exonerate exoneration exorbitant exorcism exorcist expandable expanse expansionist
expansive expatriate expectancy expectant expediency expedient expedite expel expelled expelling expend expendable
expiration expletive explicable exploratory expo exponent exportation exposition expound expressive expropriate
expropriation expulsion exquisite extemporaneous exterior exterminate extermination exterminator extinct extinguish
extol extolled extolling extort extortion extortionate extradite extradition extrapolate extrapolation extravagance
extravagant extremest extremism extremity extricate extrovert exuberance exuberant exude exult exultant exultation
eyeball eyebrow eyed eyeglass eyelash eyelid eyeliner eyesore eyewitness fable fabricate fabrication fabulous facade
faceless facet facetious facial facile facsimile faction factorial factorization fad fade fag fagged fagging faggot
fagot fairground faithless falcon fallible fallout falsehood falsest falsetto falsification falsified falsify
falsity falter familiarize famish fanatic fanatical fanaticism fancied fancier fanciest fanciful fanfare fang fanned
fanning fanny fantasied fantasize fantastically faraway farcical farmhouse farmland farmyard farsighted fart
fascination fascism fashionably fasten fastidious fatalism fatalistic fatality fateful fatherhood fatherland fathom
fatigue fatten fatter fattest fattier fattiest fatty faultier faultiest faultless fauna favorably favoritism fawn
fax faze fearful fearless fearsome feast feather featherier featheriest feathery fecal feces federalism federalist
federate federation feeblest feedbag feign feint feistier feistiest feisty feline fellowship felon felony feminine
femininity feminism fen fend fer ferment fermentation fern ferocious ferocity ferret ferried ferry fertile fertility
fertilization fertilize fervent fervor fest festive festivity festoon fetal feted fetid feting fetish fetter fetus
feud feudal feudalism feverish fez fezzes fiasco fiat fib fibbed fibber fibbing fiberglass fibrous fiche fickle
ficklest fictitious fiddly fidelity fidget fidgety fieldwork fiend fiendish fiercest fierier fieriest fiery fiesta
fifteenth fiftieth fig figment figurative figurehead filament filch filet filibuster filigree fillet filly filmier
filmiest filmmaker filmy filth filthier filthiest fin finagle finale finalist finality financier finch finesse
fingernail fingerprint fingertip finickier finickiest finicky fir firearm firebrand firecracker firefighter firefly
fireman firemen fireplace fireproof fireside firewall firewood firmware firsthand fishbowl fisherman fishermen
fishery fishier fishiest fishnet fishtail fishy fission fissure fist fitful fitter fittest fixable fixation fixture
fizz fizzier fizziest fizzle fjord flab flabbergast flabbier flabbiest flabby flaccid flagpole flagrant flagship
flagstone flail flair flak flake flakier flakiest flaky flamboyance flamboyant flamenco flamingo flammable flank
flannel flap flapjack flapped flapping flare flashback flashier flashiest flashlight flashy flask flatted flatten
flatter flattery flattest flatting flatulence flaunt flawless flea fleck fled fledged fledgling flee fleece fleecier
fleeciest fleecy fleshier fleshiest fleshy flex flexibly flextime flick flier fliest flightier flightiest flightless
flighty flimsier flimsiest flimsiness flimsy flinch fling flint flippant flipper flippest flirt flirtation
flirtatious flit flitted flitting flock flog flogged flogging floodgate floodlight floodlit floozy flop flophouse
flopped floppier floppiest flopping flora floral florid florist floss flotilla flounce flounder flourish flout
flowerbed flowerier floweriest flowerpot flowery flu flub flubbed flubbing fluctuate flue fluency fluff fluffier
fluffiest fluidity fluke flung flunk flunky fluorescent fluoride flurried flurry fluster flutist flutter flux
flyover flyswatter foal foamier foamiest foamy focal fodder foe fogbound fogged foggier foggiest fogging foggy
foghorn fogy foible foil foist foliage folklore folksier folksiest folksy follicle folly foment fondle foodstuff
foolhardier foolhardiest foolhardy foolproof footage footbridge foothill foothold footlights footlocker footloose
footpath footprint footsie footstep footstool footwear footwork forage foray forbear forbearance forbore forborne
forceful forceps forcible ford fore forearm forebode foreclose foreclosure forefather forefinger forefront forego
foregone foreground forehand forehead foreleg foreman foremen foremost forensic foreplay forerunner foresaw foresee
foreseen foreshadow foresight foreskin forestall forestry foretaste foretell forethought foretold forewarn forewent
foreword forfeit forge forgery forgetful forgivable forgo forgone forklift forlorn formaldehyde formality formalize
formative formidable formidably formless formulate fornicate fornication forsake forsaken forsook forswear forswore
forsworn fort forte forthright forthwith fortieth fortification fortified fortify fortitude fortress fortuitous
forwent fossilize foster foundling foundry fount fourteenth fowl fox foxhole foxier foxiest foxtrot foxtrotted
foxtrotting foxy foyer fracas fractal fractional fractious fracture fragility fragmentary fragmentation fragrance
fragrant frail frailty franc franchise frankfurter frantically frat fraternal fraternity fraternize fraudulent
fraught fray freckle freebie freehand freelance freeload freest freethinker freethinking freewheel freight frenetic
frenzied frenzy freshen freshman freshmen freshwater fret fretful fretted fretting friar fridge friendless
friendlier friendliest friendliness frieze frigate fright frightful frigid frigidity frill frillier frilliest frilly
frisk friskier friskiest frisky fritter frivolity frizz frizzier frizziest frizzy fro frock frolic frolicked
frolicking frond frontage frontal frontier frost frostbit frostbite frostbitten frostier frostiest frosty froth
frothier frothiest frothy frugal frugality fruitcake fruitful fruitier fruitiest fruition fruitless fruity frumpier
frumpiest frumpy fuck fugitive fulcrum fulfillment fumble fumigate fumigation fundamentalism fungal fungi fungicide
fungus funk funkier funkiest funky funnel funner funnest funnily furious furl furlong furlough furnace furnish furor
furred furrier furriest furring furrow furtive fury fuselage fussier fussiest futility futuristic fuzz fuzzier
fuzziest gab gabbed gabbier gabbiest gabbing gabby gable gadget gaffe gag gagged gagging gaggle gaiety gaily gainful
gait gal gala gale gall gallant gallantry gallbladder gallery galley gallivant gallon gallop gallows galore galosh
galvanize gambit gamble gamest gamma gamut gander gangland gangling gangplank gangrene gangster gangway gape garb
gardenia gargantuan gargle gargoyle garish garland garlic garment garnet garnish garret garrison garrulous garter
gaseous gash gasket gassed gassier gassiest gassing gassy gastric gastronomic gasworks gatecrasher gauche gauchest
gaudier gaudiest gaudy gauge gaunt gauntlet gauze gavel gawk gawkier gawkiest gawky gaze gazebo gazelle gazette
gearshift gee geed geek geekier geekiest geeky geese geezer geisha gel gelatin geld gelled gelling gem genealogical
genealogist genealogy genera generality generically generosity genesis geneticist genial genie genii genital
genitalia gent genteel gentile gentility gentlest gentrification gentry genuflect genus geographer geographic
geologic geological geologist geometric geometrically geranium gerbil geriatric germ germicide germinate germination
gerrymander gerund gestation gesticulate getaway getup geyser ghastlier ghastliest ghetto ghostlier ghostliest
ghostwriter ghoul ghoulish gibber gibe giblet giddier giddiest giddiness giddy gigabyte gigantic gigged gigging
giggle gild gill gilt gimme gimmick gimmicky ginger gingerbread gingham ginned ginning giraffe girder girdle
girlhood girlish girth gist giveaway gizmo gizzard glacial glacier gladden gladder gladdest glade gladiator
glamorize glamorous glamour gland glandular glare glassier glassiest glassware glassy glaze gleam glee gleeful glen
glib glibber glibbest glide glimmer glimpse glint glisten glitch glitter glitz glitzier glitziest glitzy gloat glob
globe globetrotter globular globule gloom gloomier gloomiest gloomily gloominess gloomy gloried glorification
glorified glorify gloss glossary glossier glossiest glowworm glucose glum glummer glummest glut glutted glutting
glutton gluttony glycerin gnarl gnarlier gnarliest gnarly gnash gnat gnaw gnu goad goalie goalkeeper goalpost goatee
gob gobbed gobbing gobble gobbledygook goblet goblin godchild godchildren goddamn goddess godfather godforsaken
godless godlier godliest godlike godmother godparent godsend gofer goggle goldsmith golly gondola gong gonna
gonorrhea goo goodnight goodwill gooey goof goofier goofiest goofy gooier gooiest goon goose gopher gore gorge
gorier goriest gorilla gory gosh gosling gossamer gotta gouge goulash gourd gourmet gout governess governmental
governorship grabber graceful graceless gracious grad gradation gradient graft grainier grainiest grainy gram
gramophone grandchild grandchildren granddad granddaughter grandeur grandiose grandma grandpa grandparent grandson
grandstand granite granny granola granular granulate granule grape grapefruit grapevine graphite grapple grasshopper
grassier grassiest grassland grassy grate gratification gratified gratify gratis gratitude gratuity gravel graven
gravest gravestone graveyard gravitate gravitation gravy grayish graze grease greasier greasiest greedier greediest
greedily greediness greenback greenery greenhorn greenhouse greenish greet gregarious gremlin grenade greyhound
griddle gridiron gridlock grievance grieve grievous grill grille grimace grime grimier grimiest grimmer grimmest
grimy grin grindstone gringo grinned grinning gripe gripped gripping grislier grisliest grisly gristle grit gritted
grittier grittiest gritting gritty grizzled grizzlier grizzliest grizzly grocer grocery groggier groggiest groggy
groin groom groove groovier grooviest groovy grope grotesque grotto grouch grouchier grouchiest grouchy groundhog
groundless groundswell groundwork groupie grouse grove grovel growl grub grubbed grubbier grubbiest grubbing grubby
grudge gruel gruesome gruesomest gruff grumble grumpier grumpiest grumpy grunge grungier grungiest grungy grunt gs
guacamole guarantied guarantor guaranty guardian guardrail gubernatorial guerrilla guessable guesstimate guesswork
guff guffaw guidebook guild guile guileless guillotine guiltier guiltiest guiltily guiltless guise guitarist gulch
gull gullet gullibility gully gulp gumbo gumdrop gummed gummier gummiest gumming gummy gumption gunboat gunfire gunk
gunman gunmen gunned gunner gunning gunnysack gunpoint gunpowder gunrunner gunrunning gunshot guppy gurgle guru gush
gushier gushiest gushy gust gustier gustiest gusto gusty gutsier gutsiest gutsy gutted gutting guttural guzzle gym
gymnasium gymnast gymnastics gynecological gynecologist gynecology gyp gypped gypping gypsy gyrate gyration
gyroscope haberdashery habitable habitat habitation habitual hackney hacksaw haddock hag haggard haggle hailstone
hairbrush hairdo hairdresser hairier hairiest hairline hairnet hairpiece hairsplitting hairstyle hairstylist hale
halest halfhearted halftime halfway halibut hallelujah hallmark hallow hallucinate hallucination hallucinogenic
hallway halo halon hamburger hamlet hammed hamming hammock hamper hamster hamstring hamstrung handbag handcuff
handgun handicapped handicapping handicraft handier handiest handiwork handkerchief handlebar handmade handout
handpick handrail handshake handsome handsomest handstand handwriting handwritten handyman handymen hangar hangout
hanker hankie haphazard hapless harangue harass harassment harbor hardball hardcover hardheaded hardhearted hardier
hardiest hardliner hardwood hare harebrained harelip harem hark harlot harmonic harmonica harmonious harmonization
harmonize harness harp harpist harpoon harpsichord harried harrow harry hart harvest hashish haste hastier hastiest
hastily hatch hatchback hatchet hateful hatted hatting haughtier haughtiest haughtily haughtiness haughty haul
haunch haunt haven hawk haystack haywire hazardous haze hazel hazelnut hazier haziest headband headfirst headgear
headhunter headier headiest headland headlight headlong headmaster headmistress headphone headquarter headrest
headroom headstone headstrong headway headwind heady heal healthcare healthful healthier healthiest healthily
hearsay hearse heartache heartbeat heartbreak heartbroken heartburn hearten heartfelt hearth heartier heartiest
heartland heartless heartthrob heartwarming hearty heath heathen heave heavenlier heavenliest heaviness heavyweight
heck heckle hectic hedge hedgehog hedonism hedonist hedonistic heed heedless heftier heftiest hefty heifer heighten
heinous heir heiress heirloom heist heliport helium hellish helm hem hemisphere hemline hemlock hemmed hemming
hemoglobin hemophilia hemophiliac hemorrhage hemorrhoid hemp hen henchman henchmen hepatitis herald herb herbal
herbivore herbivorous hereabouts hereafter hereditary heredity herein heretic heretical herewith hermaphrodite
hermetic hermit hernia heroically heroine heroism heron herpes hertz hesitancy hesitant hesitation heterogeneous
heuristic hew hexagon hexagonal heyday hi hiatus hibernate hibernation hiccup hick hickey hickory hideaway hideout
hieroglyphic highbrow highland hijack hike hilarity hillbilly hillier hilliest hillside hilltop hilly hilt hind
hindquarter hindrance hinge hinterland hipped hipper hippest hippie hipping hippo hippopotamus hippy histogram
histrionic hitch hitchhike hither hive hoard hoarse hoarsest hoax hobbit hobble hobbyhorse hobgoblin hobnob
hobnobbed hobnobbing hobo hock hockey hodgepodge hoe hoed hogged hogging hoist hokey hokier hokiest holdover holdup
holier holiest holiness holistic holler holly holocaust hologram holster homage homecoming homeland homeless
homelier homeliest homemade homemaker homeopathic homeopathy homeowner homeroom homesick homespun homestead hometown
homeward homework homey homicidal homicide homier homiest homogeneity homogeneous homogenize homonym homophobic
honcho hone honeycomb honeymoon honeysuckle honk honorable honorably hood hoodlum hoodwink hoof hooligan hoop hooray
hoot hooves hop hopped hopper hopping hopscotch hormone hornet hornier horniest horny horoscope horseback horseman
horseplay horsepower horseradish horseshoe horticultural horticulture hose hosiery hospice hospitable hospitality
hospitalize hostage hostel hostess hostility hotbed hotcake hothead hotshot hotter hottest hound hourglass houseboat
housebound housebreak housebroke housebroken househusband housekeeper housekeeping housewares housewarming housewife
housewives housework hove hovel howdy howl hub hubbub hubcap huddle hue hued huff huffier huffiest huffy hug hugged
hugging hulk hull hullabaloo humanism humanist humanitarian humanize humankind humblest humbug humdrum humid
humidified humidify humidity humiliate humiliation humility hummed humming hummingbird humorist hump hunch hunchback
hundredth hungrier hungriest hungrily hunk hurdle hurl hurrah hurricane hurried hurtful hurtle hush husk huskier
huskiest huskily huskiness husky hustle hutch hyacinth hybrid hydrant hydraulic hydroelectric hydroplane hyena
hygiene hygienic hygienically hymn hymnal hype hyperactive hyperactivity hyperbole hypersensitive hypertension
hyperventilate hyphenate hyphenation hypnosis hypnotic hypnotism hypnotist hypnotize hypochondria hypochondriac
hypodermic hypotenuse hypothermia hypotheses hypothesize hysterectomy hysteria hysteric iceberg icebox icebreaker
iced icicle icier iciest icing ickier ickiest icky icy idealism idealist idealize identifiable idiocy idiomatic
idiosyncrasy idiotically idlest idly idol idolatrous idolatry idolize idyllic iffier iffiest iffy ifs igloo ignite
ignition iguana ilk illegible illegibly illegitimacy illegitimate illicit illiteracy illuminate illumination
illusory illustrative illustrator illustrious imagery imaginable imbecile imbibe imbue imitate imitation imitative
imitator immaculate immaterial immaturity immeasurable immeasurably immediacy immensity immerse immersion immigrant
immigrate immigration immobile immobility immobilize immorality immortality immortalize immovable immunity
immunization immunize immutable imp impairment impale impart impartial impartiality impassable impasse impassioned
impassive impatience impatient impeach impeachment impeccable impeccably impedance impede impediment impel impelled
impelling impenetrable imperceptible imperceptibly imperfection imperialism imperialist imperil impersonate
impersonation impersonator impertinence impertinent impervious impetuous impetus impinge impish implacable implant
implementable implicate implode implore impolite importation imposition impossibility impossibly impostor impotence
impotent impound impoverish imprecise impregnable impregnate impressionable imprint imprisonment improbability
improbably impromptu improper impropriety improvisation improvise impudence impudent impulsive impunity impure
impurest impurity inaction inactive inactivity inadequacy inadmissible inadvertent inadvisable inalienable inanest
inanimate inapplicable inarticulate inasmuch inattention inattentive inaudible inaudibly inaugural inaugurate
inauguration inauspicious inborn inbred inbreed inbuilt incalculable incandescence incandescent incantation
incapacitate incapacity incarcerate incarceration incarnate incendiary incense inception incessant incest incestuous
incinerate incineration incinerator incision incisive incisor incite incitement incognito incoherence incomparable
incompatibly inconceivable inconclusive incongruity incongruous inconsiderable inconsiderate inconsolable
inconspicuous incontinence incontinent incorporation incorrigible incredulity incredulous incremental incriminate
incrimination incubate incubation incubator incumbent incurable incurably indebted indecency indecent indecision
indecisive indefinable indefinably indelible indelibly indelicate indemnified indemnify indemnity indentation
indescribable indescribably indestructible indices indict indifference indifferent indigenous indigent indigestible
indigestion indignant indignation indignity indigo indiscreet indiscretion indiscriminate indispensable indisposed
indisputable indistinct individualism individualist individuality indivisible indoctrinate indoctrination indolence
indolent indomitable indoor inducement induct indulgence indulgent industrialist industrialize industrious inebriate
inebriation inedible ineffectual inelegant ineligibility ineligible inept ineptitude inequity inert inertial
inescapable inessential inevitability inexact inexcusable inexhaustible inexorable inexorably inexpensive
inexperience inexplicable inexplicably inextricably infallibility infamy infancy infantry infatuate infatuation
infeasible infectious inferno inferred inferring infertile infertility infest infestation infidel infidelity infield
infiltrate infiltration infiltrator infinitesimal infinitive infirm infirmary infirmity infix inflame inflammable
inflammation inflammatory inflatable inflate inflationary inflection inflexibility inflexibly infliction influenza
influx infomercial informality informant informational infraction infrared infringe infuriate infuse infusion
ingenuity ingest ingrain ingratiate ingratitude inhalation inhale inhospitable inhuman inhumane inhumanity
initiation initiator injection injunction injurious inkier inkiest inkling inky inlaid inland inlay inlet inmate inn
innards innate innermost innkeeper innocuous innovate innovator innuendo innumerable inoculate inoculation
inoffensive inoperative inopportune inordinate inorganic inpatient inquest inquisition inquisitive inroad ins
insanest insanity insatiable inscribe inscription inscrutable insecticide insecurity insemination insensitivity
inseparable insignia insignificance insincere insincerity insinuate insinuation insipid insistent insolence insolent
insoluble insolvency insolvent insomnia insomniac inspector inspirational instability installment instantaneous
instep instigate instigation instill instinctive institutional instructive instructor insubordinate insubstantial
insufferable insufficiency insular insularity insulate insulation insulator insulin insure insurgency insurgent
insurmountable insurrection intangible intelligible intelligibly intensest intensified intensifier intensify
intercede intercept interception interchange intercom interconnect interdependent interject interjection interlock
interloper interlude intermarriage intermarried intermarry intermediary interment interminable interminably
intermingle intermission intern internet internist internment internship interpersonal interplanetary interplay
interpolation interpose interracial interred interrelate interring interrogation interrogator intersect intersperse
interstate interstellar intertwine interweave interwove interwoven intestate intestinal intestine intimacy
intimation intimidate intimidation intolerable intolerably intolerant intonation intoxicate intoxication intractable
intramural intransitive intravenous intrepid intricacy intricate intrigue introspective introvert intrude intrusion
intrusive intuition inundate inundation invariable invariant invasive invective inventive inventoried inventory
inversion invertebrate investigative investigator investor inveterate invigorate invincible invisibility invisibly
invocation invoice involuntarily involuntary invulnerable inward iodine iota irascible ire iridescence iridescent
iris irk ironically irradiate irrationality irreconcilable irrefutable irregular irregularity irrelevance
irreparable irreparably irreplaceable irrepressible irreproachable irresistible irresistibly irresponsibly
irretrievable irretrievably irreverence irreverent irreversible irrevocable irrevocably irrigate irrigation
irritability irritable irritably irritant isle isthmus italic italicize itch itchier itchiest itchiness itchy
itemize iterate iteration iterative itinerant itinerary ivies ivory ivy jab jabbed jabber jabbing jackal jackass
jackdaw jackhammer jackknife jackknives jackpot jade jagged jaguar jalopy jamb jamboree jangle janitor jar jarred
jarring jaundice jaunt jauntier jauntiest jauntily jaunty javelin jaw jawbone jay jaywalk jazzier jazziest jazzy
jealousy jeer jeez jell jellied jellyfish jeopardize jeopardy jerkier jerkiest jerkily jerky jersey jetted jetting
jettison jetty jewel jewelry jibe jiffy jig jigged jigger jigging jiggle jigsaw jilt jingle jinx jitterier
jitteriest jitters jittery jive jobbed jobbing jobless jock jockey jockstrap jocular jocularity jog jogged jogger
jogging john jollied jollier jolliest jolt jostle jot jotted jotting journalism jovial jowl joyful joyfuller
joyfullest joyous joyridden joyride joyrode joystick jubilant jubilation jubilee judgmental judicial judiciary
judicious judo jug jugged juggernaut jugging juggle jugular juicier juiciest juicy jukebox jumble jumbo jumpier
jumpiest jumpsuit jumpy juncture juniper junket junkie junkyard junta jurisdiction juror jut jute jutted jutting
juxtapose juxtaposition kaleidoscope kangaroo kaput karat karate karma kayak keel keepsake keg kelp kennel kerchief
kerosene ketchup keyhole keynote keystone khaki kickback kickoff kiddie kiddo kidnapper kiln kilo kilobyte kilogram
kilometer kilowatt kilt kimono kin kinda kindergarten kindhearted kindle kindlier kindliest kindred kinfolk
kingfisher kingpin kink kinkier kinkiest kinky kinship kiosk kipper kitchenette kite kitten kitty kiwi kleptomaniac
klutz klutzier klutziest klutzy knack knapsack knead kneecap kneecapped kneecapping kneel knelt knickers knickknack
knighthood knit knitted knitting knives knob knobbier knobbiest knobby knockout knoll knot knotted knottier
knottiest knotting knotty knowledgeable knowledgeably knuckle koala kosher kowtow ks kudos laborious labyrinth lace
lacerate laceration lacier laciest lackluster lacquer lacrosse lacy lade laden ladle ladybug ladylike laggard lagged
lagging lagoon lair lamb lambda lame lament lamentable lamentation lamest laminate lampoon lampshade lance landfill
landlady landlocked landmark landowner landslid landslide languid languish languor languorous lankier lankiest lanky
lantern lap lapel lapped lapping lapse laptop larceny lard larva larvae larynges laryngitis larynx lascivious lash
lass lasso latch latent lateral latex lath lathe latitude latrine lattice laud laudable laughable laughingstock
launder laundry laureate laurel lava lavender lavish lawful lawless lawmaker lawsuit lax laxative laxity layaway
layman laymen layoff layover lazied lazier laziest lazily leaden leafier leafiest leafy leakage leakier leakiest
leaky leapfrog leapfrogged leapfrogging lease leash leathery lecherous lectern ledge lee leech leek leer leerier
leeriest leery leeway leftmost leftover legacy legalistic legality legalize legged leggier leggiest legging leggy
legibility legibly legion legislate legislative legislator legislature legit legitimacy legume lemme lemonade
lengthen lengthier lengthiest lengthwise leniency lentil leopard leotard leper leprosy leprous lesbianism lesion
lessen letdown lethargic lethargy letterhead lettuce letup leukemia levee levelheaded lever leverage levied levitate
levitation levity levy lewd lexical lexicon liaise liar lib libelous liberalism liberalization liberalize liberate
liberation libertarian libido libretto lice lichen lick licorice lien lieu lieutenant lifeboat lifeforms lifeguard
lifeless lifelike lifeline lifelong lifesaver lifespan liftoff ligament ligature lighten lighthearted lighthouse
lightweight likable likelier likeliest liken likest lilac lilt lily limbo lime limelight limerick limestone
limitless limo limousine limp linchpin lineage linefeed linen lineup linger lingerie lingo linguist liniment
linoleum lint lioness lipstick liquefied liquefy liqueur liquidate liquidation listless litany lite literacy lithe
lithest lithium litigate litigation litterbug littlest liturgical liturgy livable livelier liveliest livelihood
liveliness liven livestock livid lizard llama loadable loaf loam loath loathe loathsome loaves lob lobbed lobbied
lobbing lobbyist lobe lobotomy lobster locale locality localize locket locksmith locomotion locomotive locust loft
loftier loftiest loftiness lofty logarithm logarithmic logbook logger logician logistical logistics logjam loin
loincloth loiter loll lollipop lone lonelier loneliest loneliness lonesome longevity longhand longish longitude
longitudinal longshoreman longshoremen longtime lookalike lookout loom loon loonie looniest loony loosen loosest
loot lop lope lopped lopping lopsided lore lotion lottery lotus loudmouth loudspeaker lounge louse lousier lousiest
lovable lovelier loveliest loveliness lovesick lowbrow lowdown lowercase lowlier lowliest loyalty lozenge ls
lubricant lubricate lubrication lucid lucidity luckier luckiest lucrative lug lugged lugging lugubrious lukewarm
lull lullaby lumber lumberjack lumberyard luminary luminous lumpier lumpiest lumpy lunacy lunar lunchbox luncheon
lunge lupine lurch lure lurid luscious lush lustier lustiest lustrous lusty lute luxuriant luxuriate luxurious lye
lymph lymphatic lynch lyre lyrical lyricist ma macabre macaroni mace machete machinist macho mackerel macro
macrocosm macroscopic madam madame madcap madden madder maddest madhouse madman madmen maelstrom magenta maggot
magician magistrate magnanimity magnanimous magnate magnesium magnet magnetism magnetize magnification magnificence
magnified magnify magnolia magnum magpie mahogany maid maiden mailman mailmen maim mainland mainline mainstay
maintainable majestic majestically majesty makeshift makeup maladjusted malady malaise malaria malevolence
malevolent malformed malice malign malignancy malignant mall mallard malleable mallet malnourished malnutrition
malpractice malt maltreat mama mamma mammal mammalian mammoth manacle manageable managerial mandarin mandible
mandolin mane maneuver mange mangier mangiest mango mangrove mangy manhandle manhole manhood manhunt maniac maniacal
manic manicure manicurist manifest manifold manipulative manlier manliest manliness mannequin mannerism mannish
manor mansion manslaughter mantel mantelpiece mantle mantra manure manuscript maple mapper mar marathon marble mare
margarine maria marigold marijuana marina marinade marinate marine marionette maritime markdown marketability
marketable marketplace marksman marksmen markup marmalade maroon marquee marred marring marrow marsh marshal
marshier marshiest marshmallow marshy marsupial mart martial martin martyr martyrdom marvel mas mascara mascot
masculine masculinity mash masochism masochist masochistic mason masonry masquerade massacre massage masseur
masseuse mast masterful mastermind masterpiece mastery masticate masturbate masturbation mat matador matchbook
matchbox matchless matchmaker matchmaking matchstick materialism materialist materialistic materialize maternal
maternity math matriarch matriarchal matriarchy matriculate matriculation matrimonial matrimony matron matte
mattress maturest maturity maudlin maul mausoleum mauve maverick mawkish maxed maxes maxim maxima maximal maxing
mayday mayhem mayo mayonnaise meadow meager mealier mealiest mealtime mealy meander measles measlier measliest
measly measurable meatball meatier meatiest meatloaf meatloaves meaty mecca mechanization mechanize medal medalist
medallion meddle meddlesome median mediate mediation mediator medicate medication medicinal mediocre mediocrity
meditate meditation medley meek meetinghouse meg megalomania megalomaniac megaphone megaton melancholy meld mellow
melodic melodious melodrama melodramatic melon meltdown membrane memento memo memoir memorabilia memorably
memorandum memorial memorize menace menagerie menial meningitis menopause menorah menstrual menstruate menstruation
menthol mentor meow mercantile mercenary merchandise merchant merciful merciless merest meridian meringue mermaid
merrier merriest merrily merriment mes mesdames mesh mesmerize messenger messier messiest metabolic metabolism
metallic metallurgist metallurgy metamorphose metamorphosis metaphorical metaphysical metaphysics mete meteor
meteoric meteorite meteorological meteorologist meteorology methadone methane methodical methodological methodology
meticulous metropolis metropolitan mettle mew mezzanine mi microbe microbiology microchip microcode microcosm
microfiche microfilm micrometer microorganism microphone microscope microscopic microsecond midair middleman
middlemen midget midriff midst midstream midsummer midterm midway midweek midwife midwinter midwives mien miff
mightier mightiest migraine migrant migratory mike mildew milestone milieu militancy militant militarily militarism
militate militia milkier milkiest milkman milkmen milky millennia millennium milligram milliliter millimeter
milliner millinery millionaire millionth millisecond mime mimicked mimicking mimicry mince mincemeat mindbogglingly
mindful minefield mineral mingle mini miniature minibus minicomputer minimalism minion miniseries miniskirt
ministerial ministry minivan mink minnow minstrel mintier mintiest minty minuet minuscule minutest mirage mire mirth
misadventure misappropriate misbehave misbehavior miscalculate miscalculation miscarriage miscarried miscarry
miscellany mischief mischievous misconception misconduct misconstrue misdeed misdemeanor misdirection miser misfit
misfitted misfitting misgiving mishap misinform misinformation misjudge misjudgment mislaid mislay mismanage
mismanagement mismatch misnomer misogynist misogyny mispronounce misquote misshapen missionary missive misspell
misspend misspent misstep mistier mistiest mistletoe mistreat mistreatment mistress mistrial mistrust misty mistype
mite mitigate mitigation mitt mitten moat mobbed mobbing mobility mobilization mobilize moccasin mockery mockingbird
modal modem moderator modernity modernization modernize modesty modicum modifier modular modulate modulation mohair
moist moisten moisture moisturizer molar molasses moldier moldiest moldy molest molestation mollified mollify
mollusk molt molten momentary momentous mommy monarchy monastery monastic monetarism monetary mongoose mongrel
monies moniker monk mono monogamous monogamy monogram monogrammed monogramming monolingual monolith monolithic
monologue mononucleosis monopolization monopolize monorail monosyllable monotone monotonically monotonous monotony
monsoon monstrosity monstrous montage monument monumental moo mooch moodier moodiest moodily moodiness moody
moonbeam moonlight moonlit moor moose moot mop mope mopped mopping morale moralist moralistic morass moratorium
morbid morgue morn moronic morose morphine morphology morsel mortar mortarboard mortgage mortician mortification
mortified mortify mortuary mosaic mosque mosquito moss mossier mossiest mossy motel moth mothball motherboard
motherfucker motherhood motif motionless motley motlier motliest motorbike motorboat motorcade motorcycle
motorcyclist motorist motorize motormouth mottle mound mountaineer mountainous mountainside mourn mournful mousier
mousiest mousse mousy mouthful mouthpiece mouthwash movable mow ms mu mucous mucus muddied muddier muddiest muddy
mudslide mudslinging muff muffin muffle mugged mugger muggier muggiest mugginess mugging muggy mulatto mulch mule
mull multi multicultural multilateral multimedia multinational multiplex multiplicative multiplicity multitasking
multitude mummified mummify mumps munch munchies municipal municipality munition mural murderous murkier murkiest
murky murmur muscular muse mush mushier mushiest mushroom mushy musk musket muss mussel mustache mustang mustard
mustier mustiest musty mutability mutable mutant mutate mutation mute mutest mutilate mutilation mutinied mutinous
mutiny mutt mutton muzzle myopic myriad mys mystical mysticism mystified mystify mystique mythological nab nabbed
nabbing nag nagged nagging nailbrush naivest naivety namesake nanny nap napalm nape napkin napped nappier nappiest
napping nappy narc narcissism narcissist narcissistic narcotic nark narrate narration narrator nasal nastily
nastiness nationalism nationalist nationalistic nationality nationalize nationwide nativity nattier nattiest natty
naturalist naturalization naturalize naught naughtier naughtiest naughtily naughtiness nausea nauseate nauseous
nautical naval navel navigable navigate navigation navigational navigator navy nearsighted nebula nebulae nebulous
necessitate neckerchief necklace neckline necktie necrophilia nectar nectarine needier neediest needlework needy
negation neglectful negligee negligence negligent negotiator neigh neighborliness neon neophyte nephew nepotism nerd
nerdier nerdiest nerdy nestle nether netted netting nettle neurological neurologist neurology neuron neuroses
neurosis neurotic neuter neutrality neutralization neutralize neutron newbie newborn newfangled newlywed newsagents
newscast newsier newsiest newsprint newsstand newsworthy newsy newt newton nibble nicety niche nickel nicotine niece
niftier niftiest nifty nigger niggle nigh nightclub nightclubbed nightclubbing nightfall nightgown nightie
nightingale nightlife nightmarish nighttime nimble nimblest nimbly nincompoop nineteen nineteenth ninetieth ninety
ninny ninth nip nipped nippier nippiest nipping nipple nippy nit nitrate nitrogen nitwit nobility nobleman noblemen
noblest noblewoman noblewomen nobly nocturnal nod nodded nodding noes noiseless noisier noisiest noisily noisiness
nomad nomadic nomenclature nomination nominative nominee non nonchalance nonchalant noncommittal nonconformist
nondairy nondescript nonentity nonevent nonexistent nonfat nonfiction nonflammable nonpartisan nonplus nonplussed
nonplussing nonprofit nonrefundable nonrenewable nonresident nonsensical nonsmoker nonsmoking nonstandard nonstick
nonstop nontrivial nonverbal nonviolence nonviolent noodle nook noose nope normalcy normalization normalize
northbound northeast northeasterly northeastern northeastward northerly northernmost northward northwest
northwesterly northwestern northwestward nosebleed nosedive nosier nosiest nostalgic nostalgically nostril nosy
notch notebook noteworthy noticeboard notional notoriety nougat nourish nourishment nova novelist noxious nozzle
nuance nuclei nucleus nude nudest nudge nudist nudity nugget nuke nullified nullify numerate numerator nuptial
nursemaid nursery nurture nutcracker nutmeg nutrient nutriment nutrition nutritional nutritious nutshell nutted
nuttier nuttiest nutting nutty nuzzle nylon nymph nymphomania nymphomaniac oaf oak oases oasis oat oath oatmeal
obedience obedient obelisk obese obesity obfuscation obituary objectivity objector obligate oblique obliterate
obliteration oblivion oblivious oblong oboe obscenest obscenity obscurest observable observance observant
observatory obsessive obsolescence obsolescent obstacle obstetrician obstetrics obstinacy obstinate obstruction
obstructive obtrusive obtuse obtusest occult occupancy occupant occupational oceanic oceanography octagon octagonal
octal octave octopus ocular oddity ode odious odometer odor odyssey offbeat officiate officious offload offshoot
offshore offstage ogle ogre ohm ohs oilfield oilier oiliest oily oink ointment okay okra olden oldie olfactory olive
ombudsman ombudsmen omega omelet omen ominous omnibus omnipotence omnipotent omnipresent omniscience omniscient
oncoming onerous onetime onlooker onomatopoeia onrush onset onslaught onward oodles oops ooze opal opaque opaquest
operable operand operatic operative ophthalmology opinionated opium opossum opportune opportunism opportunist
opportunistic oppressive oppressor optician optima optimism optimist optimistically optometrist optometry opulence
opulent oracle orangutan oration orator oratory orchard orchestrate orchestration orchid ordain ordeal ordinal
ordinance ordinarily ordination ore organically organism organist organizational orgasm orgy orifice originality
oriole ornament ornamental ornate ornithologist ornithology orphan orphanage orthodontics orthodontist orthodoxy
orthogonal orthogonality orthography orthopedics oscillate oscillation oscilloscope osmosis ostensible ostensibly
ostentation ostentatious ostracism ostracize ostrich otter ouch ounce oust outage outback outbid outbidding outbound
outbreak outburst outcast outclass outcrop outcropped outcropping outdid outdistance outdo outdone outdoor outermost
outfield outfit outfitted outfitting outgrew outgrow outgrown outgrowth outhouse outlaid outlandish outlast outlaw
outlay outlet outlive outlying outmaneuver outmoded outnumber outpatient outperform outplacement outpost outpouring
outputted outputting outran outreach outrun outrunning outshine outshone outskirt outsmart outsource outspoken
outstation outstretch outstrip outstripped outstripping outward outwit outwitted outwitting ova oval ovarian ovary
ovation oven overate overbear overblown overboard overbore overborne overburden overcast overcharge overcoat
overcompensate overcrowd overdid overdo overdone overdose overdraw overdrawn overdrew overeat overeaten overestimate
overextend overgrew overgrow overgrown overhand overhang overhaul overhear overheard overheat overhung overjoy
overkill overlaid overlain overland overlapped overlapping overlay overlie overpass overpopulate overpopulation
overpower overprint overran overrate overreact overrule overrun overrunning oversampling oversaw oversee overseen
overshadow overshoot overshot oversight oversimplified oversimplify oversize oversleep overslept overstate overstep
overstepped overstepping overt overtake overtaken overthrew overthrow overthrown overtook overture overturn overuse
overweight overwork overwrite overwrought ovum ow owl ox oxen oxidation oxide oxidize oyster pa pacemaker pacesetter
pacific pacified pacifism pacifist pacify pact paddle paddock paddy padlock padre pagan pageant pageantry pagination
pagoda pail painfuller painfullest painkiller painstaking paintbrush pajamas pal palatable palate palatial
paleontologist paleontology palette pall pallbearer pallid pallor palm palomino palpable palpably paltrier paltriest
paltry pamper pamphlet panacea panache pancake pancreas pancreatic panda pandemonium pander pane panelist pang
panhandle panicked panicking panicky panned panning panorama panoramic pansy pantheism panther pantie pantomime
pantry pantyhose pap papa papacy papal papaya paperboy papergirl paperweight paperwork paprika papyri papyrus
parable parachute paradigm paradoxical paraffin paragon parakeet paralegal paralyses paralysis paralytic paralyze
paramedic paramilitary paramount paraphernalia paraplegic parasite parasitic parasol paratrooper parcel parch
parchment pardonable pare parentage parental parenthetical parenthood parish parishioner parka parkway parliamentary
parlor parodied parole parquet parred parring parsec parsley parsnip parson parsonage partake partaken partiality
participation participle partied partisan partnership partook partridge partway pas passable passageway passbook
passerby passersby pasta pastel pasteurization pasteurize pastiche pastier pastiest pastime pastor pastoral pastry
pasture pasty patchier patchiest patchwork patchy pate paternal paternalism paternalistic paternity pathetically
pathological pathologist pathology pathos pathway patio patriarch patriarchal patriarchy patricide patrimony patriot
patriotic patriotically patriotism patrol patrolled patrolling patrolman patrolmen patrolwoman patrolwomen patron
patronage patted patter patting patty paucity paunch paunchier paunchiest paunchy pauper pave pavilion paw pawn
pawnbroker payable paycheck payday payee payload payoff payroll pea peaceable peaceably peacekeeping peacemaker
peacetime peach peacock peal pear pearl peat pebble pecan peck peculiarity pedagogical pedagogy pedantically peddle
pedestal pediatrician pediatrics pedigree pee peed peek peekaboo peel peep peephole peerless peeve peevish peg
pegged pegging pejorative pelican pellet pelt pelvic pelvis penal penalize penance penchant pendant pendulum
penetrate penetration penicillin peninsula penis penitence penitent penitentiary penknife penknives penmanship
pennant penned penniless penning pension pensive pentagon pentagonal penthouse penultimate peon peony pep pepped
pepper peppermint pepperoni peppier peppiest pepping peppy percentile perceptible perceptibly perceptive perch
perchance percolate percolation percolator percussion peremptory perennial perfectionist perforate perforation
perfume perfunctorily perfunctory peril perilous perimeter periodical periphery periscope perish perishable perjure
perjury perk perkier perkiest perky perm permanence permeate permissive permutation pernicious peroxide
perpendicular perpetrate perpetrator perpetuate perplex perplexity perquisite persecution persecutor perseverance
persevere persistence persona personable personae personalize personified personify perspiration perspire persuasive
pert pertain pertinent perturb perusal peruse pervade pervasive perversion perversity pervert peskier peskiest pesky
pessimism pessimist pessimistic pest pesticide pestilence petal petite petition petrified petrify petroleum petted
petticoat pettier pettiest pettiness petting petulant petunia pew pewter phalli phallic phallus phantom
pharmaceutical pharmacist pharmacologist pharmacology pheasant phenomenal philanthropic philanthropist philanthropy
philistine philosophize phlegm phlegmatic phobia phobic phonetic phonetically phonics phonied phonier phoniest
phonograph phony phooey phosphate phosphor phosphorescent phosphorus photocopied photocopier photogenic photography
photon photosynthesis phraseology physician physiological physiotherapy physique pianist piccolo pickax picket
pickier pickiest pickle pickpocket pickup picky picnic picnicked picnicking pictorial picturesque piddle pidgin
piecemeal piecework pier pierce piety pigeonhole pigged piggier piggiest pigging piggish piggy piggyback pigheaded
piglet pigment pigmentation pigpen pigsty pigtail pike pileup pilfer pilgrim pilgrimage pillage pillar pillow
pillowcase pimp pimple pimplier pimpliest pincer pincushion pine pineapple ping pinion pinkie pinnacle pinned
pinning pinpoint pinprick pinstripe pinup pioneer pious pipsqueak piquancy piquant pique piracy piranha pirate
pirouette pis pistachio pistol piston pitchfork piteous pithier pithiest pithy pitied pitiful pitiless pittance
pitted pitting pivot pivotal pixel pixie pizzazz placard placate placebo placement placenta placid plagiarism
plagiarist plagiarize plaice plaid plainclothes plaintiff plaintive planar planetarium plank plankton planner
plantain plantation plaque plasma plateau plateful platinum platitude platonic platoon platter plausibility
plausibly playable playback playboy playful playhouse playmate playoff playpen playroom plaything playwright plaza
plead pleasantry pleasurable pleat pledge plenary plentiful plethora pliable pliant plied pliers plies plight plod
plodded plodding plop plopped plopping plow pluck pluckier pluckiest plucky plum plumage plumb plume plummet plump
plunder plunge plunk plurality plush plutocracy plutonium ply plywood pneumatic pneumonia poach pocketbook pocketful
pocketknife pocketknives pockmark pod podded podding podiatrist podiatry podium poetical pogrom poignancy poignant
poinsettia pointier pointiest pointy poise poisonous pokey pokier pokiest poky polarity polarization polarize
polemic polemical policemen policewoman policewomen polio politest politicize polka pollen pollinate pollination
pollster pollutant pollute polo polyester polygamist polygamous polygamy polygon polygraph polymer polyp polytechnic
pomegranate pomp pompom pomposity poncho pond ponderous pontiff pontifical pontoon pony ponytail pooch poodle poop
popcorn poplar poppy popularize populous porcelain porch porcupine pore porn pornographer pornographic porous
porpoise porridge portal portend portent portfolio porthole portico portlier portliest portrait portrayal posh
positional positivism posse possessive possessor possum postbox postcode postdate postdoc postdoctoral posterior
posterity postgraduate posthumous postman postmark postmen postmortem postponement posture postwar posy potassium
potbellied potbelly potency potent pothole potion potluck potpourri potted potter pottery pottier pottiest potting
potty pouch poultry pounce pout powdery powerboat powerhouse powerless powwow practicality practitioner pragmatism
pragmatist prairie praiseworthy pram prance prank prankster prattle prawn preamble precarious precautionary precept
precinct precipice precipitate precipitation precipitous precisest preclude precocious preconceive preconception
precondition precursor predate predator predatory predefined predestination predestine predetermine predicament
predicate predictably predictor predilection predispose predisposition predominance predominant predominate
preeminence preeminent preempt preemptive preen preexist prefab prefabbed prefabbing prefabricate prefect
preferential prehistoric prehistory prejudge prejudicial prelude premarital premeditate premeditation premier
premiere premonition prenatal preoccupation preoccupied preoccupy prep prepaid preparatory prepay preponderance
preposition prepositional preposterous prepped preppier preppiest prepping preppy preregister prerogative presage
preschool prescriptive presentable preservation preservative preside presidency presidential pressurize prestige
prestigious presto presumption presumptuous presuppose presupposition pretense pretension pretext prettied prettier
prettiest prettily pretzel prevalence preventable preventive prewar prey priceless pricey pricier priciest prick
prickle pricklier prickliest pried pries priestess priesthood prim primacy primal primate primeval primmer primmest
primordial primp primrose princelier princeliest principality printable prioritize prism prissier prissiest prissy
pristine privatest privation privatize privier priviest privy probabilistic probation probe problematic procedural
procession processional proclamation procrastinate procreate procure procurement prod prodded prodding prodigal
prodigious prodigy prof profane profanity profess proffer proficiency proficient profitability profitably profiteer
profundity profuse profusion progeny prognoses prognosis progression progressive prohibition prohibitive projectile
projector proletarian proletariat proliferate prolific prologue prom promenade prominence promiscuity promiscuous
promo promontory promotional promulgate prong pronouncement pronto proofread prop propagandize propagate propagation
propel propelled propeller propelling propensity prophecy prophesied prophesy prophetic propitious proponent
proportionate propositional propped propping proprietor propriety propulsion prosaic proscribe proscription
prosecutor proselytize prospector prospectus prosper prosperity prosperous prostheses prosthesis prostitution
prostrate protagonist protective protector protestant proton protract protraction protractor protrude protrusion
provable provably provenance proverb proverbial providence provident province provincial proviso provocation provost
prow prowess prowl proxy prude prudence prudent prudish prune prurience prurient pry psalm pseudonym psych psyche
psychedelic psychiatric psychiatrist psychiatry psychic psycho psychoanalysis psychoanalyst psychoanalyze psychopath
psychopathic psychosis psychosomatic psychotherapy psychotic puberty pubescence pubic publicist puck puddle pudgier
pudgiest pudgy pueblo puerile puff puffier puffiest puffy pugnacious puke pulley pullout pullover pulmonary pulpit
pulsate pulsation pulverization pulverize puma pumice pummel pumpernickel pumpkin punchline punctual punctuality
punctuate pundit pungent punier puniest punishable punitive punk punned punning puny pup pupped puppet puppeteer
pupping puppy puree purest purgatory purification purified purify purist puritan puritanical purplest purport
purposeful purr purse purvey purveyor pus pushier pushiest pushover pushy pussier pussiest pussy pussycat pussyfoot
putative putrid puttied putty pygmy pylon pyramid pyre qua quack quad quadrangle quadrant quadratic quadrilateral
quadruped quadruple quadruplet quagmire quail quaint quake qualitative qualm quandary quantified quantifier quantify
quantitative quarantine quark quarrel quarrelsome quarried quarry quart quarterback quarterfinal quartet quartz
quash quaver quay queasier queasiest queasiness queasy queenlier queenliest queer quell quench queried quiche
quicken quickie quicksand quill quilt quinine quintessence quintessential quintet quintuplet quip quipped quipping
quirk quirkier quirkiest quirky quitter quiver quixotic quizzed quizzes quizzical quizzing quorum quotable quotient
rabbi rabble rabies raccoon racetrack racier raciest racketeer racy radial radiance radiant radiate radiator radii
radioactive radioactivity radiologist radiology radiotherapy radish radium radon raffle raft ragamuffin ragged
ragging ragtag ragtime raincoat raindrop rainfall rainier rainiest rainstorm rainwater rainy raisin rake rallied
rally ramble rambunctious ramification rammed ramming ramp rampage ramrod ramrodded ramrodding ramshackle ranch
rancid rancor rancorous rankle ransack ransom rap rapidity rapist rapped rapping rapport rapprochement rapt rapture
rapturous rarity rascal rasp raspberry raspier raspiest raspy raster ratification ratified ratify ration rationality
rationalize ratted ratting rattlesnake ratty raucous raunchier raunchiest raunchy ravage ravel raven ravenous ravine
ravish rayon raze razz reactive readability readied readier readiest readiness readjust readjustment realism realist
realistically reallocate realty ream reap reappear reappearance rearrangement reassurance rebate rebel rebelled
rebelling rebellion rebellious rebind rebirth reborn rebound rebuff rebuke rebut rebuttal rebutted rebutting
recalcitrance recalcitrant recant recap recapped recapping recapture recede receivership receptacle receptionist
receptive recess recession recharge rechargeable reciprocal reciprocate recital recitation recite reclamation
recline recluse recognizably recoil recollect recompense recompile reconciliation recondition reconfigure
reconnaissance reconnect reconstitute reconstruct reconstruction recount recoup recourse recoverable recreate
recreation rectal rector rectum recuperate recuperation recur recurred recurrence recurrent recurring recyclable
redden redder reddest reddish redeem redeemable redefinition redemption redesign redevelop redevelopment redhead
redid redirection rediscover redistribute redistribution redneck redo redone redouble redraft redraw redress redskin
redwood reed reeducate reeducation reef reek reel reelect reelection reenact reenactment reentry ref referee reffed
reffing refill refinance refinement refinery refinish reflective reflector reflexive reformation reformatted
reformatting refraction refreshment refrigerate refrigeration refrigerator refuel refuge refugee refundable
refurbish refurbishment refutation regal regale regalia regatta regenerate regeneration regent reggae regimen
regiment regimental registrar registry regress regression regretful regrettable regroup regularity regulate
regurgitate regurgitation rehab rehabbed rehabbing rehabilitate rehabilitation rehash rehearsal rehearse reimburse
reimbursement rein reincarnate reincarnation reindeer reinforce reinforcement reinstatement reinvent reissue
reiteration rejoice rejoin rejoinder rejuvenate rejuvenation rekindle relaid relapse relational relativistic
relaxation releasable relegate relent relentless reliance reliant relic relinquish relish relive reload relocatable
relocate remade remake remarriage remarried remarry remedial remedied remembrance reminisce reminiscence remiss
remission remit remittance remitted remitting remnant remodel remorse remorseful remorseless remotest removable
remunerate remuneration renaissance rendezvous renegade renege renewable renewal renounce renovate renovation renown
rental renunciation reopen reorganization reorganize rep repaid reparation repatriate repatriation repay repayment
repeal repel repelled repellent repelling repentance repentant repercussion repetitious replaceable replay replenish
replenishment replete replica replicate replication repose repository repossess reprehensible repress repression
repressive reprieve reprimand reprint reprisal reprise reprized reproach reproductive reprogram reprogrammed
reprogramming reprove reptile reptilian republic republican repudiate repudiation repugnance repugnant repulse
repulsion reputable repute requiem requisition reran reroute rerun rerunning resale reschedule rescind resentful
resentment reservoir reshuffle residency residential residual residue resilience resilient resin resistant resistor
resolute resonance resonant resonate resound resourceful respectability respectably respectful respiration
respirator respiratory respite resplendent responsibly responsive restate restatement restful restfuller restfullest
restitution restive restless restoration restraint restructure resubmit resubmitted resubmitting resultant
resumption resurface resurgence resurgent resurrect resuscitate resuscitation retake retaken retaliate retaliation
retard retardation retch retention rethink rethought reticence reticent retina retinue retiree retook retort retrace
retractable retraction retread retreat retrial retribution retroactive retrod retrodden retrograde retrospect
retrospective retry returnable retype reunion reunite rev revaluation revalue revamp revel revelry revengeful
reverberate reverberation revere reverence reverent reverie reversal reversible reversion revile revisit
revitalization revitalize revival revive revoke revolutionize revolve revue revulsion revved revving rewind rework
rewound rhapsody rhetoric rheumatism rhinestone rhino rhinoceros rhododendron rhubarb rhythmic rhythmically rib
ribald ribbed ribbing ricketier ricketiest rickety rickshaw ricochet riddance riddle ridge ridicule rife rifest
rifle rift rig rigged rigging righteous rightful rightmost rigidity rigmarole rigor rile rim rimmed rimming rind
ringleader ringlet ringside ringworm rink rinse riotous ripe ripen riposte ripple riskier riskiest rite ritzier
ritziest ritzy rivalry riverbed riverfront riverside rivet roach roadblock roadhouse roadkill roadrunner roadside
roadway roadworthy roam roar roast rob robbed robber robbery robbing robe robin robotics rockier rockiest rocky
rodent rodeo roe rogue roguish rollerskating rollick romantically romanticize romp rooftop rook rookie roomful
roomier roomiest roommate roomy roost rootless rosary rosemary rosier rosiest roster rostrum rosy rotary rote
rotisserie rotor rotted rotting rotund rotunda rouge roughage roughen roughhouse roughshod roulette roundup rouse
rove rowboat rowdier rowdiest rowdiness rowdy royalty rs rubbed rubberneck rubbery rubbing rubble rubdown rubella
rubier rubiest rubric ruby rucksack ruckus rudder ruddier ruddiest ruddy rudest rudiment rudimentary rue rued rueful
ruff ruffian ruffle rug rugby rugged ruing ruinous rum rumble ruminate rummage rummer rummest rummy rump rumple
runaround runaway rundown rune runner runnier runniest runny runt runway rupture ruse rust rustic rustier rustiest
rustle rustproof rut ruthless rutted rutting rye sabbatical saber saboteur sac saccharin sacrament sacrificial
sacrilege sacrilegious sacrosanct sadder saddest saddle sadism sadist sadistic sadistically safari safekeeping
saffron sag sage sagebrush sagged sagging sailboard sailboat sailor saintlier saintliest salable salad salami
salaried salesclerk salesmen salespeople salesperson saleswoman saleswomen salient saliva salivate sallow sally
salmon salmonella salmonellae salon saloon salsa saltier saltiest saltwater salty salutation salute salvage salve
sanatorium sanctified sanctify sanctimonious sanction sanctity sanctuary sandal sandbag sandbagged sandbagging
sandblast sandcastle sandier sandiest sandman sandmen sandpaper sandstone sandstorm sandy sanest sanitarium sanitary
sanitation sanitize sanserif sap sapling sapped sapphire sapping sarcastically sardine sardonic sari sash sass
sassier sassiest sassy satanic satanism satchel satin satiny satirical satirist satirize saturate saturation
saucepan saucier sauciest saucy sauerkraut sauna saunter sausage savage savagery savagest savior savor savorier
savoriest savory savvied savvier savviest savvy sawdust sax saxophone scab scabbed scabbing scad scaffold scalar
scald scalier scaliest scallop scalp scalpel scaly scam scammed scamming scamper scandalize scandalous scant
scantier scantiest scanty scapegoat scar scarcest scarcity scarecrow scarier scariest scarred scarring scarves scary
scathing scatterbrain scavenge scenic scent scepter schism schizophrenia schizophrenic schlep schlepped schlepping
schlock schmaltz schmaltzier schmaltziest schmaltzy schmooze schmuck scholarship scholastic schoolboy schoolchild
schoolchildren schoolgirl schoolteacher schooner scintillate scissor scoff scold scoop scoot scorch scoreboard
scorecard scorn scornful scorpion scoundrel scour scourge scout scowl scrabble scragglier scraggliest scraggly scram
scramble scrammed scramming scrapbook scrape scrappier scrappiest scrappy scratchier scratchiest scratchy scrawl
scrawnier scrawniest scrawny screech screenplay screwball screwdriver screwier screwiest screwy scribble scribe
scrimp scripture scriptwriter scrooge scrounge scrub scrubbed scrubbing scruff scruffier scruffiest scruffy scruple
scrupulous scrutinize scrutiny scuff scuffle sculptor sculpture scummed scumming scurried scurrilous scurry scuttle
scythe seafaring seafood seam seaman seamen seamless seamstress seaport sear searchlight seashell seashore seasick
seaside seasonable seasonal seaweed secede secession seclude seclusion secondarily secondhand secrecy secretarial
secrete secretion secretive secs securest sedan sedate sedatest sedation sedative sedentary sediment sedimentary
seduce seduction seductive seedier seediest seedless seedling seedy seep seepage seer seesaw seethe segmentation
segregate segregation seize seizure selector selfless sellout selves semantically semblance semen semester
semicircle semicolon semiconductor semifinal semifinalist seminal seminary semiprecious senate senator senatorial
senile senility seniority sensational sensationalism senseless sensibility sensor sensory sensual sensuality
sensuous sentience sentimentality sentry separable sepulcher sequin sequoia serenade serene serenest serenity
sergeant serpent serrated serum serviceable serviceman servicemen servicewoman servicewomen serviette servile
servitude setback settable setter settlement setup seventeen seventeenth seventieth seventy sever severance sew
sewage sewn sexier sexiest sexism sh shabbier shabbiest shabbily shabby shack shackle shadier shadiest shadowier
shadowiest shadowy shady shaft shaggier shaggiest shaggy shakedown shakeup shakier shakiest shakily sham shamble
shameful shameless shammed shamming shampoo shamrock shanty shantytown shapelier shapeliest shark sharpen shatter
shave shaven shawl sheaf shear sheath sheathe sheave sheen sheepish sheikh shellfish shenanigan shepherd sherbet
sheriff sherry shied shield shies shiftier shiftiest shiftless shifty shimmer shin shingle shinier shiniest shinned
shinnied shinning shinny shipload shipment shipshape shipwreck shipyard shire shirk shirtsleeve shit shittier
shittiest shitting shitty shiver shoal shod shoddier shoddiest shoddily shoddy shoelace shoestring shoo shopkeeper
shoplift shopper shore shortchange shortcoming shortcut shortfall shortlist shortsighted shortwave shotgun
shotgunned shotgunning shovel showbiz showcase showdown showier showiest showman showmanship showmen showpiece
showroom showy shrank shrapnel shred shredded shredding shrew shrewd shriek shrill shrimp shrine shrink shrinkage
shrivel shroud shrub shrubbery shrug shrugged shrugging shrunk shrunken shuck shudder shuffle shun shunned shunning
shunt shush shuteye shutter shuttle shyster sibling sickle sicklier sickliest sideburns sidekick sideline sidelong
sideshow sidestep sidestepped sidestepping sidetrack sidewalk sidle siege sierra siesta sieve sift sightless
sightread sightseeing sightseer signatory signified signify signpost silhouette silk silken silkier silkiest silky
sill silliness silo silt silversmith silverware silvery simile simmer simper simplex simplification simulator
sincerest sincerity sinew sinewy singe singsong singularity sinned sinner sinning sinus sip siphon sipped sipping
sire siren sirloin sissier sissiest sissy sisterhood sitcom sitter sixpence sixteenth sixtieth sizable sizzle skate
skateboard skein skeptic skepticism sketchier sketchiest sketchy skew ski skid skidded skidding skillet skillful
skim skimmed skimming skimp skimpier skimpiest skimpy skinflint skinhead skinned skinnier skinniest skinning skinny
skintight skipper skirmish skit skittish skulk skullcap skunk skydive skylight skyline skyrocket skyscraper slab
slabbed slabbing slack slacken slain slake slalom slam slammed slamming slander slant slap slapdash slapped slapping
slapstick slat slate slather slaughter slaughterhouse slavery slavish slay sleazier sleaziest sleazy sled sledded
sledding sledgehammer sleek sleepier sleepiest sleepily sleepless sleepwalk sleepy sleepyhead sleet sleeve
sleeveless sleigh slender sleuth slew slick slier sliest slime slimier slimiest slimmed slimmer slimmest slimming
slimy sling slingshot slink slipper slipperier slipperiest slipshod slit slither slitter slitting sliver slob
slobber slog slogged slogging slop slopped sloppier sloppiest sloppily slopping slosh sloth slothful slotted
slotting slouch slovenlier slovenliest slovenly slowdown slowpoke sludge slug slugged slugging sluggish sluice slum
slumber slummed slummer slumming slump slung slunk slur slurp slurred slurring slush slushier slushiest slushy slut
sly smack smallpox smattering smear smellier smelliest smelt smidgen smirk smite smithereens smitten smock smog
smoggier smoggiest smoggy smokestack smokier smokiest smoky smolder smooch smote smother smudge smugger smuggest
smuggle smut smuttier smuttiest smutty snafu snagged snagging snake snap snapped snappier snappiest snapping snappy
snapshot snare snarl snatch snazzier snazziest snazzy sneakier sneakiest sneer sneeze snicker snide snidest sniffle
snip snipe snipped snippet snipping snit snitch snob snobbier snobbiest snobbish snobby snooker snoop snootier
snootiest snooty snooze snore snorkel snort snot snottier snottiest snotty snout snowball snowboard snowbound
snowdrift snowfall snowflake snowier snowiest snowman snowmen snowmobile snowplow snowstorm snowy snub snubbed
snubbing snuff snug snugged snugger snuggest snugging snuggle soak soapier soapiest soapy soar sob sobbed sobbing
sobriety soccer sociable socialite socialize socioeconomic sociological sociologist sociology sociopath soda sodded
sodden sodding sodium sodomy sofa softball soften softhearted softy soggier soggiest soggy sojourn solace solemn
solemnity solicit solicitous solidarity solidified solidify solidity soliloquy solitaire solitary solitude soloist
soluble solvable solvent somber someday somersault someway sonata songwriter sonic sonnet sonorous soot soothe
sootier sootiest sooty sop sophistication sophistry sophomore sophomoric soporific sopped sopping soprano sorbet
sorcerer sorceress sorcery sorest sorority sorrier sorriest sorrow sorrowful sorta soulful soundproof sour sourdough
southbound southeast southeasterly southeastern southeastward southerly southpaw southward southwest southwesterly
southwestern southwestward souvenir sovereign sovereignty sow sown soybean spa spacecraft spaceship spacey spacial
spacier spaciest spacious spade spaghetti spangle spaniel spank spanned spanner spanning spar spark sparkle sparred
sparring sparrow sparse spasm spasmodic spastic spat spate spatted spatter spatting spatula spawn spay spear
spearhead spearmint specialization specifier specious speck speckle spectacle spectator specter spectra speculative
speculator speechless speedboat speedier speediest speedily speedometer speedway speedy spellbind spellbound
spendthrift sperm spew spherical sphinx spice spicier spiciest spicy spider spied spiel spiffier spiffiest spiffy
spinach spinal spindlier spindliest spindly spine spineless spinning spinster spire spiteful spitefuller
spitefullest spittle splash splashier splashiest splashy splat splatted splatter splatting splay spleen splendor
splice splint splurge spoilsport spokesmen spokespeople spokesperson spokeswoman spokeswomen sponge spongier
spongiest spongy sponsorship spontaneity spook spookier spookiest spooky spoon spoonful sporadic sporadically spore
sporran sportier sportiest sportscast sportsman sportsmanship sportsmen sportswear sporty spotless spotlight
spottier spottiest spotty spouse sprain sprawl spreadsheet spree sprier spriest sprig springboard springier
springiest springtime springy sprinkle sprint sprout spruce sprucest spry spud spun spunk spunkier spunkiest spunky
spurn spurred spurring spurt sputter squabble squadron squalid squall squalor squander squarest squat squatted
squatter squattest squatting squawk squeak squeakier squeakiest squeaky squeal squeamish squelch squid squint squire
squirm squirrel squirt stab stabbed stabbing stabilize stablest stadium stag stagecoach stagnant stagnate stagnation
staid stain stairway stakeout stalemate stalest stalk stallion stalwart stamina stammer stampede stanch standby
standoff standout standstill stank stanza staple starboard starch starchier starchiest starchy stardom starfish
starlight starrier starriest starry starvation stash statelier stateliest statesman statesmanlike statesmanship
statesmen statewide stationery statistician stats statue stature statute statutory staunch stave steadfast steadied
steadier steadiest steak stealth stealthier stealthiest stealthily stealthy steamboat steamier steamiest steamroll
steamy steeple stellar stemmed stemming stench stencil stenographer stenography stepbrother stepchild stepchildren
stepdaughter stepfather stepladder stepmother stepsister stepson stereotypical sterility sterilization sterilize
stern steroid stethoscope stew steward stewardess stickier stickiest stickler stiffen stifle stigma stigmata
stigmatize stillbirth stillborn stilt stimulant stimuli stimulus sting stingier stingiest stinginess stingy stink
stint stipend stipulate stipulation stirrup stitch stockade stockbroker stockholder stockier stockiest stockpile
stocky stockyard stodgier stodgiest stodgy stoic stoical stoicism stoke stolid stomachache stomp stonewall stonier
stoniest stony stool stoop stopgap stoplight stopover stoppage stopper stopwatch storehouse storekeeper storeroom
stork stormier stormiest stormy storyteller stout stove stow stowaway straddle straggle straighten strait
straitjacket strand strangle stranglehold strangulation strap strapless strapped strapping strata stratagem
strategically stratified stratify stratosphere stratum strawberry streak streakier streakiest streaky streamline
streetcar streetlight strenuous stressful strew strewn stricken stridden stride strident strife stringier stringiest
stringy stripe stripper striptease striven strode stroll stronghold strove structuralist strum strummed strumming
strung strut strutted strutting stub stubbed stubbier stubbiest stubbing stubble stubborn stubby stud studded
studding studentship studious stuffier stuffiest stuffy stump stung stunk stupefied stupefy stupendous stupor
sturdier sturdiest sturdiness sturdy stutter stylish stylistic stylus stymie suave suavest sub subbed subbing
subcommittee subconscious subculture subdivide subdivision subdue subgroup subjugate subjunctive sublet subletting
sublime sublimest subliminal submarine submerge submersion submissive subnormal subordinate subordination subpoena
subprogram subscript subsection subservience subservient subside subsidy subsist subsistence substandard
substantiate subsystem subterfuge subterranean subtitle subtlest subtract subtraction suburb suburban suburbia
subversive subvert succinct succor succulent succumb suck suckle suction suds suede sufficiency suffocate
suffocation suffrage sugarier sugariest sugary suggestible suggestive suitcase suitor sulfur sulk sulkier sulkiest
sulky sullen sultan sultrier sultriest sultry summarily summertime summery summit summon sumptuous sunbathe sunblock
sunburn sundae sundial sundown sunflower sunglasses sunken sunlit sunned sunnier sunniest sunning sunscreen sunset
suntan suntanned suntanning sunup sup supercomputer superhighway superhuman superimpose superintendent superlative
superpower superscript supersede supersonic superstar superstition superstitious superstructure supervisory supper
supplant supple supplemental supplest supportive supposition supremacy surcharge surefire surest surf surfboard
surge surgeon surgical surlier surliest surly surmise surmount surpass surplussed surplussing surreal surrealistic
surrender surreptitious surrogate surveillance surveyor survivor suspense sustainable sustenance swab swabbed
swabbing swagger swampier swampiest swampy swan swank swarm swarthier swarthiest swarthy swat swatch swathe swatted
swatting sway sweatier sweatiest sweatpants sweatshirt sweatshop sweaty sweepstakes sweeten sweetheart sweetie swell
swelter swerve swift swig swigged swigging swill swimmer swimsuit swindle swine swipe swirl swish switchable
switchboard swivel swollen swoon swoop swordfish swung sycamore sycophant syllable syllabus symbolically symbolism
symbolize symmetrical symphonic symptomatic synagogue synapse sync synchronize synchronous syndication synod
synopses synopsis syntheses synthesize synthetic synthetically syphilis syringe syrup systematically tabbed tabbing
tabby tabernacle tablecloth tablespoon tablespoonful tablet tabloid taboo tabulate tabulation tacit taciturn tackier
tackiest tackiness tacky taco tact tactful tad tadpole taffy tagged tagging tailgate taillight tailpipe tailspin
taint takeoff takeout takeover talc talisman talkative tallied tallow tally talon tambourine tamest tamper tampon
tan tandem tang tangential tangerine tangible tangier tangiest tangle tango tangy tankard tanned tanner tannest
tanning tantalize tantamount tantrum tapestry tapeworm tapped tapping tar tarantula tardier tardiest tardiness tardy
tariff tarmac tarmacked tarmacking tarnish tarot tarp tarpaulin tarred tarried tarrier tarriest tarring tarry tart
tartan tartar tassel tasteful tastier tastiest tasty tatter tattle tattletale tattoo tatty taunt taut tautology
tavern tawdrier tawdriest tawdry tawnier tawniest tawny taxable taxicab taxidermy teacup teak teakettle teammate
teamster teamwork teardrop tearful teargas teargassed teargassing tease teaspoon teaspoonful teat technicality
technician technologist tedium tee teed teem teen teeter teethe teetotal telecommute telegram telegraph telepathic
telepathy telescopic telethon teletype televise telltale temp temperament temperamental temperance temperate
tempestuous template tempo temporal tenable tenacious tenacity tenancy tenant tenderhearted tenderize tendon tendril
tenement tenet tenor tensors tent tentacle tenuous tenure tepee tepid tequila termini terminus termite terrace
terrain terrestrial terrier terrific territorial terrorize tersest testable testament testicle testier testiest
testified testify testimonial testimony testis testy tetanus tether textile texture thankless thatch thaw theatrical
theist thematic thence theologian theoretic theoretician theorist theorize therapeutic therapist thereabout thereon
thereupon thermal thermodynamics thermometer thermonuclear thermostat thesauri thesaurus theta thicken thicket thigh
thimble thingamajig thinned thinner thinnest thinning thirstier thirstiest thirstily thirsty thirteen thirteenth
thirtieth thistle thong thorn thornier thorniest thorny thoroughbred thoughtful thoughtless thousandth thrash
threadbare thresh thrice thrift thriftier thriftiest thrifty thrill thrive throatier throatiest throaty throb
throbbed throbbing throne throng throttle throwaway throwback thud thudded thudding thug thumbnail thumbtack thump
thunder thunderbolt thunderous thunderstorm thunderstruck thwart thyme thyroid tiara tic tickle ticklish tidal
tidbit tide tidier tidiest tiebreaker tier tiff tighten tightfisted tightrope tightwad tilde tilt timber timekeeper
timeless timelier timeliest timezone timid timidity tinder tinderbox tinfoil ting tinge tingle tinier tiniest tinker
tinkle tinned tinnier tinniest tinning tinny tinsel tint tipped tipping tipsier tipsiest tipsy tiptoe tirade
tireless tissue tit titillate titter tizzy toadstool toastier toastiest toasty tobacconist toboggan toddle toed
toehold toenail toffee tofu tog toga toil toiletry tokenism tolerable tolerably tollbooth tollgate tomahawk tomb
tomboy tombstone tomcat tomfoolery tonal tong tonic tonnage tonne tonsil tonsillitis toolbar toolkit toot toothache
toothbrush toothpaste toothpick topaz topless topographer topography topology topped topping topple torch torment
tormentor tornado torpedo torque torrent torrential torrid torso tort tortilla tortoise tortuous tot totalitarian
totality tote totem totted totter totting toucan touchdown touchier touchiest touchstone touchy toughen toupee
tourism tournament tourniquet tousle tout tow towel townhouse township townspeople toxic toxicity toxicology toxin
tract traction tractor trademark traditionalist trafficked trafficking tragically trailblazer trainee trait traitor
traitorous trajectory tramp trample trampoline trance tranquil tranquility tranquilize transact transatlantic
transcend transcendence transcendental transcribe transcription transferable transfusion transgress transgression
transistor transitional transitive transitory translucence translucent transparency transpire transplant
transportable transportation transpose transsexual transverse transvestite trapdoor trapeze trapezoid trapper
trashier trashiest trashy trauma traumatic traumatize traverse travestied travesty trawl treacherous treachery
treacle treadmill treason treasury treatable treatise treble treetop trekked trekking trellis tremble tremor trench
trenchant trendier trendiest trepidation trespass trestle triangular tribal tribulation tribunal tributary tribute
triceps trickery trickier trickiest trickle trickster tricycle trident trigonometry trike trill trillion trim
trimester trimmed trimmer trimmest trimming trinket trio tripe triplet triplicate tripod tripped tripping trite
tritest triumphant triviality trivialize trod trodden troll trombone tromp trophy tropic tropical trot trotted
trotting troubadour troublemaker troubleshoot troubleshot troublesome trough trounce troupe trout trowel truancy
truant truce truckload truculent trudge truest truffle truism trump truncation trundle trustee trustful trustier
trustiest trustworthier trustworthiest trustworthy truthful tryout ts tub tuba tubbier tubbiest tubby tuberculosis
tubular tuck tuft tug tugboat tugged tugging tuition tulip tumble tummy tumor tumult tumultuous tuna tundra tuneful
tunic turban turbine turbulence turbulent turd tureen turf turgid turkey turmoil turnaround turncoat turnip turnout
turnover turnpike turnstile turpentine turquoise turret turtle turtleneck tush tusk tussle tux tuxedo twang tweak
twee tweet tweezers twelfth twerp twiddle twig twigged twigging twilight twine twinge twinkle twinned twinning twirl
twit twitch twitted twitter twitting tycoon tyke typecast typeface typescript typesetter typewrite typewritten
typewrote typhoid typhoon typhus typified typify typist typo typographic typographical tyrannical tyrannize tyranny
tyrant ubiquitous ubiquity udder uglier ugliest ugliness uh ulcer ulterior ultimatum ultra ultrasonic ultrasound
ultraviolet um umpire umpteen umpteenth unabashed unabated unabridged unacceptably unaccepted unaccompanied
unaccountable unaccountably unadulterated unaided unaltered unanimity unanimous unanswerable unanswered unarmed
unassigned unassuming unattached unattainable unattractive unavoidably unbearably unbeatable unbeaten unbecoming
unbeliever unblock unborn unbounded unbreakable unbridled unbroken unburden unbutton uncannier uncanniest uncannily
uncanny unceasing unchallenged uncharitable uncharted unchecked unchristian unclean uncomfortably uncompromising
unconcerned unconditional unconfirmed unconscionable uncontrollable uncontrollably uncontrolled unconventional
unconvinced uncountable uncouth uncover uncultured uncut undamaged undaunted undecidable undecided undemocratic
undeniable undeniably underage underbrush underclass underclassman underclassmen undercover undercurrent undercut
undercutting underdog underflow underfoot undergarment undergrad undergrowth underhanded undermine undernourished
underpaid underpants underpass underpay underrate underscore undershirt underside understaffed understandably
understate understatement understudied understudy undertone undertow underwater underwear underweight underworld
underwrite underwritten underwrote undeserved undetected undetermined undeveloped undisclosed undisturbed undoubted
undress undue undying unearth unease uneasier uneasiest uneasily uneasiness uneconomic uneconomical uneducated
unemployable unending unenlightened unequal unequivocal unerring unethical uneven uneventful unfailing unfaithful
unfashionable unfasten unfavorable unfeasible unfeeling unfilled unfit unfitted unfitting unfold unforeseen
unforgettable unforgivable unfriendlier unfriendliest unfunny unfurl ungainlier ungainliest ungainly ungodlier
ungodliest ungodly ungrammatical ungrateful unhappier unhappiest unhappily unhappiness unhealthier unhealthiest
unheard unholier unholiest unholy unhook unicorn unicycle unidentified unification uniformity unilateral
unimaginative unimpressed uninformative uninformed uninhabitable uninhibited uninitiated uninspired uninspiring
uninsured unintelligent unintelligible unintended unintentional uninterested unionize uniquest unisex unison unjust
unjustifiable unkempt unkind unkindlier unkindliest unknowingly unlabeled unlawful unleaded unleash unlikelier
unlikeliest unlisted unluckier unluckiest unman unmanned unmanning unmarked unmarried unmask unmistakable
unmistakably unmitigated unmodified unmoved unnamed unnerve unnoticed unobtrusive unoccupied unoriginal unorthodox
unpack unpaid unparalleled unpick unplug unplugged unplugging unpopularity unprecedented unprepared unprincipled
unprintable unprivileged unproductive unprofessional unprofitable unprotected unproven unprovoked unpublished
unqualified unquestionable unquestionably unquestioned unravel unreal unreasonably unrecognized unrelenting
unreliability unremarkable unrepeatable unreserved unresolved unresponsive unrest unrestrained unrestricted
unrivaled unroll unruffled unrulier unruliest unruliness unruly unsafest unsaid unsanitary unsatisfied unsavory
unsay unscathed unscheduled unscientific unscrew unscrupulous unseasonable unseat unseemlier unseemliest unseemly
unsettle unsightlier unsightliest unsightly unsigned unskilled unsolved unspeakable unspoken unsteadier unsteadiest
unsteady unstoppable unstructured unstuck unsuited unsung unsupportable untangle untenable unthinkable unthinking
untidier untidiest untie untimelier untimeliest untimely untiring untold untouchable untouched untoward untrained
untried untruest untrustworthy untruthful untying unveil unwarranted unwary unwashed unwell unwieldier unwieldiest
unwieldy unwind unwisest unwitting unworthy unwound unwrap unwrapped unwrapping unwritten unyielding unzip unzipped
unzipping upbeat upchuck upcoming upend upfront upheaval upheld uphill uphold upholster upholstery upkeep uplift
upload upped uppercase upperclassman upperclassmen uppermost upping uppity uprising uproar uproot upscale upshot
upstage upstanding upstart upstate upstream upsurge upswing uptake uptight uptown upturn uranium urbane urchin
urinate urine urn usher usurp utensil uteri uterus utilitarian utilitarianism utilization utilize utmost utopia
utterance vacant vacate vaccinate vaccination vaccine vacillate vacuous vagabond vagary vagina vaginae vaginal
vagrant vaguest valedictorian valentine valet valiant validate validation valise valor valueless vampire vandal
vandalize vane vanguard vanilla vanity vanned vanning vanquish vapor vaporize variability varnish varsity vase
vasectomy vatted vatting vault veal veer vegan vegetarianism vegetation veggie vehement vehicular veil velour velvet
velvety vendetta veneer venerable venerate veneration vengeance vengeful venison venom venomous vent ventilate
ventilation ventilator ventricle ventriloquism ventriloquist veracity veranda verbiage verbosity verge verier
veriest veritable vermin vernacular versatility vertebra vertebrae vertebrate vertices vertigo verve vest vestibule
vestige vestment veteran veterinarian veterinary veto vetted vetting vex vexation viability viaduct vial vibe
vibrant vibrate vibration vicarious victimization victimize victor victorious videocassette videotape vie vied vigil
vigilance vigilant vigilante vigor vigorous vilest vilified vilify villa villain villainous villainy vindicate
vindication vindictive vine vinegar vineyard viola violet violinist viper viral virginity virile virility virtuoso
virtuous virulent visa visage viscosity viscous vise visibility visibly visionary visitation visor vista visualize
vitality vitamin vitriolic vivacious vivacity vivid vivisection vocalist vocation vocational vociferous vodka vogue
volatile volatility volcanic volcano volition volley volleyball volt voluminous voluptuous voodoo voracious voracity
vortex vow voyage voyeur voyeurism vulgar vulgarity vulnerability vulture vying wackier wackiest wacky wad wadded
wadding waddle wafer waft wag wagged wagging wagon waif wail waist waistband waistline waitress waive waken walkout
wallop wallow wallpaper walnut walrus waltz wan wand wane wanna wannabe wanner wannest wanton warble warden wardrobe
ware warfare warhead warier wariest warily warlike warlock warlord warmonger warmth warpath warrantied warred warren
warring warrior warship wart washable washbasin washcloth washout washroom wasp wastage wastebasket wasteland
watchdog watchful watchmaker watchman watchmen watchword waterbed watercolor waterfall waterfront waterier wateriest
waterlogged watermark watermelon waterproof watershed watertight waterway waterworks watery watt waveform wavelength
wavier waviest wavy wax waxier waxiest waxiness waxy waylaid waylay wayside wayward weaken weakling wealthier
wealthiest wean weaponry wearied wearier weariest wearily weariness wearisome weave web webbed webbing website
wedder wedge wedlock weed weedier weediest weedy weeknight weep weer weest weightier weightiest weightless
weightlifter weightlifting weighty weirdo weld wellington welsh welt wept werewolf werewolves westbound westerly
westernize westward wetback wetter wettest whack wham whammed whamming wharf wharves wheat wheedle wheelbarrow
wheelchair wheeze whereabouts wherein wherewithal whet whetted whetting whew whiff whimper whimsical whine whinnied
whinny whip whiplash whipped whipping whir whirl whirlpool whirlwind whirred whirring whisk whiskys whisper whiten
whitest whitewash whittle whiz whizzed whizzes whizzing whoa whodunit wholehearted wholesale wholesome whoosh
whopper whore wick wicket widen widow wield wiener wig wigged wigging wiggle wigwam wildcat wildcatted wildcatting
wildfire wildlife wile wilier wiliest willful willow willowy willpower wilt wily wimp wimpier wimpiest wimpy wince
winch windbreaker windfall windier windiest windmill windowpane windowsill windpipe windscreen windshield windsurf
windswept windy wineglass wingspan wingtip wink wino winsome winsomest wintertime wintrier wintriest wintry wiretap
wiretapped wiretapping wirier wiriest wiry wisecrack wishbone wishful wisp wispier wispiest wispy wist wistful
witchcraft withheld withhold withstand withstood witless witticism wittier wittiest witting wiz wizened wobble
wobblier wobbliest wobbly woe woebegone wok wolves womanhood womankind womb wonderland woo woodchuck woodier
woodiest woodland woodpecker woodsman woodsmen woodwind woodwork woody woof wool woolen woollier woolliest woozier
wooziest woozy wordier wordiest wordy workaholic workbench workbook workfare workforce workman workmanlike
workmanship workmen workout workplace worksheet worldlier worldliest wormhole worrisome worsen worthier worthiest
wot wove woven wrangle wreak wreath wreathe wreckage wrench wrest wrestle wretch wriggle wright wring wrinkle
wristwatch writ writable writhe wrongdoer wrongdoing wrongful wrought wrung wry xenophobia xenophobic xylophone
yacht yak yakked yakking yam yank yap yapped yapping yardstick yarmulke yarn yeah yearbook yearling yearn yeast yell
yellowish yelp yen yep yessed yessing yest yew yippee yo yodel yoga yogurt yoke yokel yolk yonder youngster youthful
yowl yuck yuckier yuckiest yucky yum yummier yummiest yummy yuppie zanier zaniest zany zap zapped zapping zeal
zealous zebra zenith zest zeta zigzag zigzagged zigzagging zillion zinc zincked zincking zip zipped zipper zipping
zit zodiac zombie zoo zoological zoologist zoology zucchini
`;
