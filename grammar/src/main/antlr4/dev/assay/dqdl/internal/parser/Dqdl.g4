/*
 * DQDL, the superset that we accept. Shape only: which sections may repeat, what a rule type takes, which operands fit
 * together and where commas belong is checked on the tree, where the message can say more than "unexpected".
 *
 * Every decision needs at most three tokens. What would need more (is `and` a filler word or an operator, is `days` a
 * unit or a column) is settled on the token list before the parser runs; see Words. The tokens it makes are these:
 */
grammar Dqdl;

tokens { METADATA, DATA_SOURCES, DEFAULT_LABELS, RULES, ANALYZERS, LABELS, UNIT, FILLER_AND, CALL, MISSING_COMMA }

document
    : section* EOF
    ;

section
    : METADATA EQ dictionary                                # metadataSection
    | DATA_SOURCES EQ dictionary                            # dataSourcesSection
    | DEFAULT_LABELS EQ labelList                           # defaultLabelsSection
    | RULES EQ LBRACK ruleList RBRACK                       # rulesSection
    | ANALYZERS EQ LBRACK ruleList RBRACK                   # analyzersSection
    | WORD EQ value                                         # variableSection
    ;

dictionary
    : LBRACE ( pair | COMMA )* RBRACE
    ;

pair
    : key=( STRING | WORD ) COLON value
    ;

value
    : operand                                               # singleValue
    | list                                                  # listValue
    ;

list
    : LBRACK loneOperand? ( ( COMMA | STRING ) loneOperand? )* RBRACK // a bare STRING keeps the tree of long lists small
    ;

labelList
    : LBRACK ( label | COMMA )* RBRACK
    ;

label
    : key=( STRING | WORD ) EQ text=operand
    ;

/* Also the list of analyzers, where `, rebin = true` behind `Distribution "c" with bins = 10` looks like a rule. */
ruleList
    : entry? ( ( COMMA | MISSING_COMMA ) entry? )*
    ;

/* One element of a list of rules; the parser resumes behind it after an error. */
entry
    : disjunction
    ;

disjunction
    : conjunction ( OR conjunction )*
    ;

conjunction
    : member ( AND member )*
    ;

member
    : LPAREN disjunction RPAREN part*                       # group
    | type=WORD part*                                       # simple
    ;

part
    : connector=( OF | FILLER_AND )? parameter              # parameterPart
    | condition                                             # conditionPart
    | WHERE ( STRING | variable )                           # wherePart
    | LABELS EQ labelList                                   # labelsPart
    | WITH name=WORD condition                              # tagPart
    ;

parameter
    : STRING                                                # quotedParameter
    | WORD                                                  # bareParameter
    | variable                                              # variableParameter
    ;

variable
    : DOLLAR WORD
    ;

condition
    : comparator value                                      # comparison
    | NOT? BETWEEN low=operand AND high=operand             # between
    | NOT? IN ( list | variable )                           # in
    | NOT? MATCHES operand                                  # matches
    ;

comparator
    : EQ | BANG EQ | LT | LE | GT | GE
    ;

operand
    : STRING                                                # textOperand
    | loneOperand                                           # otherOperand
    ;

loneOperand
    : variable                                              # variableOperand
    | word=( EMPTY | WHITESPACES_ONLY )                     # keywordOperand
    | expression                                            # expressionOperand
    ;

/* No precedence: the operators group to the left. */
expression
    : term ( operator term )*
    ;

operator
    : PLUS | MINUS | STAR | SLASH
    ;

term
    : MINUS? digits=( INT | DEC ) UNIT?                     # number
    | MINUS WORD                                            # negativeWord
    | MINUS WORD CALL ( expression ( COMMA expression )* )? RPAREN # negativeCall // refused, with a message of its own
    | NULL                                                  # nullTerm
    | LPAREN expression RPAREN                              # brackets
    | WORD CALL ( expression ( COMMA expression )* )? RPAREN # call
    | WORD                                                  # wordTerm
    ;

AND: 'and' | 'AND';
OR: 'or' | 'OR';
OF: 'of' | 'OF';
NULL: 'null' | 'NULL';
EMPTY: 'empty' | 'EMPTY';
WHITESPACES_ONLY: 'whitespaces_only' | 'WHITESPACES_ONLY';
BETWEEN: 'between';
IN: 'in';
NOT: 'not';
MATCHES: 'matches';
WHERE: 'where';
WITH: 'with';

INT: [0-9]+;
DEC: [0-9]+ '.' [0-9]+;
WORD: [A-Za-z0-9_.]+;

/* A backslash and what follows it never end a string. */
STRING: '"' ( ~["\\] | '\\' . )* '"';
OPEN_STRING: '"' ( ~["\\] | '\\' . )* '\\'?;

EQ: '=';
BANG: '!';
LT: '<';
LE: '<=';
GT: '>';
GE: '>=';
PLUS: '+';
MINUS: '-';
STAR: '*';
SLASH: '/';
LPAREN: '(';
RPAREN: ')';
LBRACK: '[';
RBRACK: ']';
LBRACE: '{';
RBRACE: '}';
COMMA: ',';
COLON: ':';
DOLLAR: '$';

COMMENT: '#' ~[\r\n]* -> channel(HIDDEN);
WHITE_SPACE: [ \t\r\n\f]+ -> skip;

/* Last: whatever starts no token becomes one, so that the lexer has no errors of its own. */
STRAY: .;
