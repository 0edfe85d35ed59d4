# Matches a catastrophic regular expression.

import re
print(re.match(r'(a+)+$', 'a' * 40 + '!'))
