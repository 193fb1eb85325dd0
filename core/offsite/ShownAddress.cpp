#include "offsite/ShownAddress.h"

#include "base/Text.h"

namespace albumen {

std::string shownAddress(const std::string& where)
{
    const auto start = where.find("://");
    const auto at = start == std::string::npos ? start : where.find('@', start);
    const auto colon = start == std::string::npos ? start : where.find(':', start + 3);
    if (at == std::string::npos || colon == std::string::npos || colon > at) return printable(where);
    return printable(where.substr(0, colon + 1) + "***" + where.substr(at));
}

} // namespace albumen
