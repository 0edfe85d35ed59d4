/* libmbfl's name for PHP's configuration. */
#include "php_config.h"
