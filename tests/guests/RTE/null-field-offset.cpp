// Writes into the middle of an object that is not there.
// says: null

struct Node { int value[50]; Node *next; };
Node *volatile list;
int main() { Node *node = list; int volatile *at = &node->value[20]; *at = 5; return 0; }
