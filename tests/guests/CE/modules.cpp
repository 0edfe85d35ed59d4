// Imports modules and headers of the host as modules.

import std;
import "/etc/passwd";
int main() {}
