/** What English words say of a result. 'launch~' stands for launches, launched and launching too. */
import type { WordList } from './meaning.ts';

export const en: WordList = {
  finish:
    'launch~|relaunch~|release~|publish~|republish~|ship|ships|shipped|shipping|deploy~|go live|goes live|went live|going live|live|in production|into production|to production|general availability|generally available|ga|' +
    'hire~|recruit~|onboard~|appoint~|elect~|fill~|backfill~|sign~|close~|win|wins|won|winning|land~|acquire~|sell|sells|sold|selling|renew~|secure~|obtain~|receive~|earn~|award~|' +
    'merge~|approve~|ratif*|certify|certifies|certified|certification|recertif*|accredit~|pass|passes|passed|passing|graduate~|submit|submits|submitted|submitting|file~|announce~|present~|' +
    'complete~|completion|finish~|finalize~|finalise~|finali*|deliver~|delivery|achieve~|attain~|resolve~|fix|fixes|fixed|fixing|patch~|close out|closed out|settle~|' +
    'migrate~|migration|replace~|retire~|decommission~|deprecate~|remove~|delete~|sunset|sunsets|sunsetted|transition~|convert~|switch~|move to|moved to|transfer~|relocate~|' +
    'implement~|implementation|introduce~|introduction|install~|roll out|rolls out|rolled out|rolling out|rollout|integrate~|connect~|automate~|enabled|activated|upgrade~|adopt~|open~|reopen~|' +
    'redesign~|refactor~|rewrite~|rewritten|update~|revise~|revamp~|rebuild|rebuilt|rename~|translate~|localize~|host|hosts|hosted|hosting|held|conduct~|organize~|organise~|' +
    'in place|in use|mandatory|available|turned on|put in place|post|posts|posted|posting|sent|send out|register~|registration|enroll~|incorporate~|set live|handed over|hand over|raise $|shut down|opened',
  make:
    'create~|creation|build|builds|built|building|develop~|development|design~|define~|definition|write|writes|written|writing|wrote|draft~|document~|describe~|specif*|spec out|fully specd|spec|set up|sets up|setup|setting up|establish~|' +
    'produce~|prepare~|provide~|add|adds|added|adding|compile~|determine~|agree|agrees|agreed|select~|choose|chosen|pick|decide~|map|maps|mapped|outline~|propose~|proposal|record~|assign~|formalize~|formalise~|codify|codified|' +
    'collect~|gather~|analyzed|analysed|evaluated|reviewed|assessed|audited|tested|validated|validate~|identified|prioritized|prioritised|communicated|trained|make available|figure out|figured out|inventory|standardize~|standardise~|consolidate~|model~|prototype~|configure~|undertake|undertakes|undertaken|run|runs|ran|compose~|film~|author~',
  change:
    'increase~|grow|grows|growing|grew|growth|boost~|improve~|improvement|improvements|enhance~|enhancement|enhancements|optimize~|optimise~|optimization|optimisation|reduce~|reduction|decrease~|lower~|cut|cuts|cutting|accelerate~|expand~|expansion|strengthen~|' +
    'maximize~|maximise~|minimize~|minimise~|deepen~|streamline~|simplify|simplifies|simplified|simplifying|scale|scales|scaled|scaling|elevate~|drive|drives|driving|drove|extend~|better|higher|faster|fewer|easier|greater|smoother|stronger|healthier|happier|quicker|smarter|cheaper|safer|' +
    'modernize~|modernise~|refine~|refinement|rethink|double down|evolve~|speed up|raise awareness|raise the bar|positive direction|trending|level up|next level|ramp up|broaden~|diversify|diversifies|increase in|rise|rises|lift~|uplift|transform~|transformation|gain~|less|get better|shorten~|lessen~|mitigate~|alleviate~',
  keep: 'keep|keeps|keeping|maintain~|sustain~|stay|stays|retain~|remain~|continue~|preserve~|protect~|uphold',
  activity:
    'attend~|participate~|meet|meets|meeting|discuss~|discussion|explore~|exploration|research|researching|researched|investigate~|collaborate~|collaboration|communicate~|communication|network|networking|engage~|engagement|review~|monitor~|track~|analyze~|analyse~|analysis|learn~|evaluate~|evaluation|assess~|' +
    'experiment~|manage~|coordinate~|brainstorm~|practice~|practise~|interview~|promote~|promotion|talk|talks|talking|speak|speaks|sourcing|outreach|identify|identifies|identifying|test|tests|testing|understand|understands|understanding|read|reading|train|training|share~|visit~|prepare for|consider~|look into|look at|start~|begin|begins|beginning|' +
    'plan|plans|planning|iterate~|leverage~|advocate~|advocacy|demonstrate~|nail|handle~|execute~|execution|hold|holds|holding|do|does|doing|spend|spends|spending|lead|leads|leading|perform~|interact~|cultivate~|nurture~|address|addresses|addressed|addressing|pursue~|conduct research|go to|going to|work out|exercise~|study|studies|studying|follow~|invest~|align~|get to know|connect with|reach out|activate|activates|activating|enable|enables|enabling|educate~|inform~|listen~|raise visibility|publicize~',
  become: 'become|becomes|becoming|be known as|be recognized as|be the',
  meet: 'attend~|participate~|participation|meet|meets|meeting|network|networking|communicate~|research|researching|sourcing|outreach|interview~|practice~|practise~|perform~|go to|reach out|visit~|tweet~|exercise~|study|studies|speak at|talk to|discuss~|share~|track what|conduct interviews|spend|get feedback|get some feedback|hold|holds|holding|host~',
  effort:
    'try|tries|trying|help~|support~|assist~|strive~|aim|aims|aiming|attempt~|do our best|best effort|best efforts|work on|working on|work towards|working towards|work toward|work with|working with|focus|focuses|focusing|focused|contribute~|contribution|endeavor~|endeavour~|encourage~|foster~|empower~|' +
    'seek|seeks|seeking|facilitate~|push for|take care|care about|care for|commit to|be mindful|aspire~|inspire~|hope~',
  have: 'has|have|having|exists|exist|there is|there are|own|owns|include|includes',
  can: 'can|able to|is able to|are able to|will always|allows users to|lets users|let users',
  begin: 'planned|in progress|under way|underway|started|ongoing|kick off|kicks off|kicked off|kickoff|upcoming',
  thing:
    'website|site|page|homepage|landing page|app|application|platform|portal|dashboard|report|guide|guidelines|handbook|playbook|manual|documentation|docs|document|policy|policies|plan|strategy|roadmap|process|program|programme|template|templates|tool|toolkit|system|api|apis|sdk|cli|ui|feature|release|mvp|prototype|poc|proof of concept|pilot|beta|alpha|v0|v1|v2|v3|version|' +
    'newsletter|blog|blog post|article|post|video|tutorial|course|curriculum|survey|contract|agreement|partnership|certificate|certification|audit|license|licence|office|store|shop|warehouse|factory|budget|model|framework|spec|specification|specifications|proposal|rfc|pipeline|integration|gateway|server|cluster|database|library|package|repo|repository|test suite|benchmark|' +
    'engineer|developer|designer|manager|director|head of|vp|cfo|cto|coo|officer|assistant|intern|recruiter|accountant|contributor|position|opening|inventory|map|matrix|calendar|schedule|checklist|runbook|wiki|faq|channel|account|hub|daemon|grant|someone|boot camp|interface|extension|plugin|plug in|protocol|endpoint|schema|rubric|index|registry|deck|pitch deck|case study|whitepaper|white paper|baseline|metrics|metric|kpis|kpi|criteria|' +
    'responsibilities|owner|driver|client|module|component|widget|bot|chatbot|script|workflow|configuration|environment|instance|service|microservice|backend|frontend|parser|compiler|engine|interpreter|implementation|patent|trademark|logo|brand guide|style guide|design system|catalog|catalogue|directory|list|ticketing system|crm|erp|helpdesk|mechanism|procedure|charter|constitution|mission statement|job description|org chart|data warehouse|data lake|monorepo|branch|binding|bindings|adapter|connector|importer|exporter|role|board|committee|council|team lead|section|chapter|book|podcast|episode|album|exhibition|prototype|membership|scholarship|loan|round|seed round|series a|product',
  mass:
    'activities|initiatives|measures|efforts|opportunities|things|stuff|issues|problems|solutions|content|ideas|skills|capabilities|technologies|resources|experiences|best practices|factors|insights|needs|relationships|relationship|stakeholders|customers|users|partners|friction|foundation|experience|culture|community|communities|vision|awareness|knowledge|leadership|category|feedback|funding|expectations|processes|strategies|materials|options|' +
    'understanding|mindset|confidence|trust|trustworthiness|story|alignment|cohesion|traction|buy in|excitement|presence|momentum|value|impact|success|progress|quality|excellence|visibility|readiness|maturity|brand|reputation|position in|market position|competitive position|thought leadership|home of|projects|tasks|connections|collaborations|responsibility for|challenges|barriers|pain points|complexity|debt|innovation|productivity|efficiency|environment for|support for|customer experience|user experience|candidates|talent|people|ecosystem|market',
  some: 'some|several|various|many|additional|further|more|numerous|multiple|a few|a lot of|lots of|certain|different|as many|a number of|number of new',
  gathering:
    'meeting|meetings|workshop|workshops|event|events|webinar|webinars|call|calls|session|sessions|conference|conferences|meetup|meetups|interview|interviews|training|trainings|1:1s|one on ones|talk|talks|demo|demos|seminar|seminars|hackathon|hackathons|party|gathering|summit|boot camp|town hall|townhalls|retro|retrospective|retrospectives|standup|standups|lunch|coffee chats',
  metric:
    'revenue|income|nps|csat|churn|retention|conversion|conversions|rate|rates|ratio|satisfaction|traffic|sales|arr|mrr|mau|maus|dau|daus|wau|margin|profit|profitability|cost|costs|usage|uptime|availability|latency|performance|velocity|coverage|score|scores|turnover|attrition|happiness|market share|downloads|signups|sign ups|subscribers|followers|visitors|visits|number of|amount of|percentage of|percent of|attendance|time|frequency|volume|size|weight|throughput|backlog|burn|runway|headcount|ltv|cac|roi|gmv|gross|net|deals|bookings|pipeline value|response time|cycle time|lead time|load time|duration|speed|stars|views|likes|orders|installs|adoption|emissions|accuracy|error rate|failure rate',
  numeral:
    'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|twenty five|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|a hundred|thousand|million|billion|dozen|a dozen|at least one|at least a|first paying customer|first customer|first paid|first sale|one new|one more|a single|both',
  single: 'a|an|one|the|new|our|my|your|their|its|his|her|this|first|another',
  determiner: 'a|an|one|the|our|my|your|their|its|this|another',
  multiple:
    'double~|triple~|quadruple~|halve~|tenfold|twofold|threefold|fivefold|in half|by half|twice|thrice|times as many|times more|half of',
  every: 'all|every|each|everyone|everybody|100 percent|entirety of',
  none: 'zero|no|none|never|without|not a single',
  incident:
    'bugs|bug|outage|outages|incident|incidents|defect|defects|error|errors|violation|violations|complaint|complaints|downtime|escalation|escalations|breach|breaches|loss|losses|accident|accidents|injuries|injury|regression|regressions|failure|failures|crash|crashes|vulnerabilities|findings|conflicts|delays|data loss|sev1|p0|p1|transactions|interruption|interruptions|overdue|warnings|regretted|unplanned|missed|open|manual',
  limit:
    'at least|at most|minimum|a minimum of|min|maximum|max|or more|or less|or higher|or lower|or better|more than|less than|fewer than|over|under|above|below|greater than|higher than|lower than|up to|no more than|no less than|no fewer than|not more than|exceed~|better than|top|within',
  towards: 'to|reach~|achieve~|hit|hits|hitting|equals|is|at|target|of|attain~',
  'by-amount': 'by|an additional|additional|another|extra|more|increase of|reduction of|growth of',
  from: 'from|currently|baseline|up from|down from|was|vs|versus|compared to|today',
  cadence:
    'weekly|biweekly|bi-weekly|fortnightly|monthly|quarterly|daily|annually|yearly|hourly|semi-annually|every week|every month|every quarter|every day|every year|every two weeks|every other week|every other day|every sprint|each sprint|per sprint|each week|each month|each quarter|each day|per week|per month|per quarter|per day|a week|a month|a day|once a|twice a|each release|every release|every morning|every evening|every weekday|every monday|every tuesday|every wednesday|every thursday|every friday|every saturday|every sunday|every weekend|on mondays|on fridays|nightly',
  rank: 'number one|first place|top spot|ranked first|rank first|market leader in|1st place|no. 1|gold medal',
  checkable:
    'break even|breakeven|profitable|cash flow positive|open source|open sourced|gdpr compliant|hipaa compliant|compliant with|on time|on budget|within budget|up and running',
  month:
    'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec',
  date: "year end|end of year|end of the year|end of quarter|end of the quarter|end of this quarter|quarter end|end of month|end of the month|eoy|eoq|eom|eod|year's end|this quarter|this year|christmas|mid year|midyear|end of summer|thanksgiving|black friday",
  'time-unit': 'day|days|week|weeks|month|months|year|years|quarter|quarters|sprint|sprints',
  span: 'next|last|past|first|previous|coming|over|in|during|for|within|after|rolling|the|every',
  party:
    'customer|customers|client|clients|account|accounts|team|teams|company|companies|firm|firms|organization|organizations|organisation|organisations|business|businesses|deployment|deployments|school|schools',
  unit: 'user|seat|person|employee|people|customer|page|star|member|node|bed|man|points|point|percent|percentage points|dollar|dollars|euro|euros|pounds|part|step|tier|way|sided|digit',
  vague:
    'good|great|best|world class|best in class|excellent|effective|effectively|efficient|efficiently|sustainable|scalable|robust|reliable|reliably|solid|strong|healthy|happy|mature|high quality|seamless|seamlessly|smooth|smoothly|meaningful|meaningfully|appropriate|appropriately|adequate|sufficient|clear|clearly|viable|regularly|regular|well|innovative|modern|amazing|awesome|delightful|leading|top notch|top tier|significant|significantly|correctly|properly|' +
    'proactive|proactively|strategic|aligned|unified|coherent|easy|easily|sound|evident|aware|vibrant|thriving|active and|engaged|more frequently|frequently|exceptional|premier|loved|beloved|trusted|delight|delighted|stable|stability|user friendly|friendly|reasonable|rough|incredible|valuable|impactful|optimal|customer driven|data driven|driven|empowered|functional|fun|exciting|inclusive|diverse|resilient|agile|lean|powerful|intuitive|fast|quick|quickly|simple|productive|comfortable|comfortably|confident|positive|feel|feels|go to|of choice|when possible|where possible|as much as possible|as possible|must have|indispensable|intensive|comprehensive|consistent|consistently|better understanding|known|recognized as|famous|competitive|lasting|ideal|nice|frictionless|high performing|high performance',
  placeholder: 'placeholder|fill in|to be defined|to be determined',
  numbered:
    'stage|tier|step|part|day|act|title|category|class|type|fedramp|chapter|milestone|wave|generation|gen|horizon|area|gate|article|fortune|group|option|track|sp|form|room|building|route|highway|channel|episode|season|volume|issue|pr|ticket|section|catch',
  about: 'how to|how|why|whether|what|if|plan to|plan for|plans to|strategy to',
  aside: 'which|who|that|where|so that|so|in order to|to|such that|because|when|while|mentioning|as measured by',
  preposition:
    'of|for|with|to|on|from|at|by|in|into|across|about|between|through|via|using|without|within|per|under|around|among|towards|against|after|before|during',
  across: 'for|across|among|amongst|between|throughout',
  be: 'is|are|was|were|be|been|being|gets|get|got|will|should|must|shall|has|have|had|become|becomes|can',
  and: 'and|&|or|as well as|plus',
  idle: 'a/b|read only|at all|all hands|after all|one on one|in all|all levels|high level|close to|closer|no longer|no later|no matter|day to day|more about|at once|up to date|to do|go to market|time to time|part time|full time|in real time|time to market|successfully|successful|mac os x|os x|ensure|ensuring|ensures|make sure|open source|zero trust|zero waste|from zero|net zero|best practice|best practices|to be|in house|opt in|log in|logged in|built in|sign in|check in|check ins|in person|end to end|live stream|well being|wellbeing|well known|lead generation|leads|set of|a set of|in terms of|lead to|thanks to',
};
