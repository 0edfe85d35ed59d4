#include <ext/pb_ds/detail_types.hpp>
