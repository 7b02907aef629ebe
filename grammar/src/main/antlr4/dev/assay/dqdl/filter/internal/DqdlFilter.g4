/*
 * The filter after 'where': a boolean expression of Spark SQL 3.5. Shape only; names, types and functions are the binder's.
 * Left-recursive rules, because the generated parser runs chains of operators in a loop: the stack grows with brackets alone.
 */
grammar DqdlFilter;

options { caseInsensitive = true; }

filter : condition EOF ;

condition
    : NOT condition                                                # negation
    | value predicate?                                             # predicated
    | condition AND condition                                      # conjunction
    | condition OR condition                                       # disjunction
    ;

predicate
    : NOT? BETWEEN low=value AND high=value                        # between
    | NOT? IN LEFT_PAREN condition (COMMA condition)* RIGHT_PAREN  # in
    | NOT? op=(LIKE | ILIKE) pattern=value (ESCAPE escape=STRING)? # like
    | NOT? RLIKE pattern=value                                     # rlike
    | IS NOT? NULL                                                 # isNull
    | IS NOT? truth=(TRUE | FALSE | UNKNOWN)                       # isTruth
    | IS NOT? DISTINCT FROM right=value                            # isDistinct
    ;

value
    : primary                                                      # operand
    | sign=(MINUS | PLUS | TILDE) value                              # signed
    | left=value op=(STAR | SLASH | PERCENT | DIV) right=value     # product
    | left=value op=(PLUS | MINUS | CONCAT) right=value            # sum
    | left=value op=AMPERSAND right=value                          # bits
    | left=value op=HAT right=value                                # bits
    | left=value op=PIPE right=value                               # bits
    | left=value op=(EQUAL | NULL_SAFE | NOT_EQUAL | LESS | LESS_EQUAL | GREATER | GREATER_EQUAL) right=value # comparison
    ;

primary : atom (LEFT_BRACKET index+=value RIGHT_BRACKET)* ;

atom
    : CASE condition? whenClause+ (ELSE otherwise=condition)? END  # case
    | CAST LEFT_PAREN condition AS typeName RIGHT_PAREN            # cast
    | NULL                                                         # null
    | truth=(TRUE | FALSE)                                         # boolean
    | NUMBER                                                       # number
    | STRING+                                                      # text
    | kind=(DATE | TIMESTAMP | TIMESTAMP_NTZ | INTERVAL) STRING    # typedText
    | INTERVAL intervalPart+                                       # intervalParts
    | INTERVAL sign=(PLUS | MINUS)? STRING from=name TO to=name    # intervalRange
    | name LEFT_PAREN (star=STAR | DISTINCT? condition (COMMA condition)*)? RIGHT_PAREN # call
    | name (DOT name)*                                             # column
    | LEFT_PAREN condition RIGHT_PAREN                             # bracketed
    ;

whenClause : WHEN test=condition THEN result=condition ;

intervalPart : sign=(PLUS | MINUS)? amount=(NUMBER | STRING) unit=name ;

typeName : name (LEFT_PAREN NUMBER (COMMA NUMBER)* RIGHT_PAREN)? ;

name
    : WORD
    | BACKQUOTED
    | AS | DATE | DISTINCT | DIV | ESCAPE | FROM | ILIKE | INTERVAL | LIKE | RLIKE | TIMESTAMP | TIMESTAMP_NTZ | TO | UNKNOWN
    ;

AND       : 'AND' ;
AS        : 'AS' ;
BETWEEN   : 'BETWEEN' ;
CASE      : 'CASE' ;
CAST      : 'CAST' ;
DATE      : 'DATE' ;
DISTINCT  : 'DISTINCT' ;
DIV       : 'DIV' ;
ELSE      : 'ELSE' ;
END       : 'END' ;
ESCAPE    : 'ESCAPE' ;
FALSE     : 'FALSE' ;
FROM      : 'FROM' ;
ILIKE     : 'ILIKE' ;
IN        : 'IN' ;
INTERVAL  : 'INTERVAL' ;
IS        : 'IS' ;
LIKE      : 'LIKE' ;
NOT       : 'NOT' | '!' ;
NULL      : 'NULL' ;
OR        : 'OR' ;
RLIKE     : 'RLIKE' | 'REGEXP' ;
THEN      : 'THEN' ;
TIMESTAMP : 'TIMESTAMP' | 'TIMESTAMP_LTZ' ;
TIMESTAMP_NTZ : 'TIMESTAMP_NTZ' ;
TO        : 'TO' ;
TRUE      : 'TRUE' ;
UNKNOWN   : 'UNKNOWN' ;
WHEN      : 'WHEN' ;

EQUAL         : '=' | '==' ;
NULL_SAFE     : '<=>' ;
NOT_EQUAL     : '<>' | '!=' ;
LESS          : '<' ;
LESS_EQUAL    : '<=' | '!>' ;
GREATER       : '>' ;
GREATER_EQUAL : '>=' | '!<' ;

PLUS      : '+' ;
MINUS     : '-' ;
STAR      : '*' ;
SLASH     : '/' ;
PERCENT   : '%' ;
CONCAT    : '||' ;
TILDE     : '~' ;
AMPERSAND : '&' ;
PIPE      : '|' ;
HAT       : '^' ;

LEFT_PAREN    : '(' ;
RIGHT_PAREN   : ')' ;
LEFT_BRACKET  : '[' ;
RIGHT_BRACKET : ']' ;
COMMA         : ',' ;
DOT           : '.' ;

NUMBER : (DIGIT+ ('.' DIGIT*)? | '.' DIGIT+) ('E' [+-]? DIGIT+)? ('BD' | [LSYFD])? ;

STRING
    : '\'' (~['\\] | '\\' .)* '\''
    | '"' (~["\\] | '\\' .)* '"'
    | 'R' '\'' ~[']* '\''
    | 'R' '"' ~["]* '"'
    ;

WORD : [\p{L}\p{Nd}_]+ ;

BACKQUOTED : '`' (~'`' | '``')* '`' ;

LINE_COMMENT  : '--' ~[\r\n]* -> channel(HIDDEN) ;
BLOCK_COMMENT : '/*' .*? '*/' -> channel(HIDDEN) ;

BLANK : [\p{White_Space}]+ -> channel(HIDDEN) ;

/* Everything else, so that the lexer never fails: an open quote up to the end, an open comment, a stray character. */
OPEN_STRING     : 'R'? '\'' (~['\\] | '\\' .)* '\\'? | 'R'? '"' (~["\\] | '\\' .)* '\\'? ;
OPEN_BACKQUOTED : '`' (~'`' | '``')* ;
OPEN_COMMENT    : '/*' ;
STRAY           : . ;

fragment DIGIT : [0-9] ;
