#include "catalogue/ReadOnlyName.h"

#include <unistd.h>

#include <string_view>

namespace albumen {

std::string readOnlyName(const std::filesystem::path& database, bool unchanging)
{
    if (!database.is_absolute()) return database.native();
    if (!unchanging && ::access(database.parent_path().c_str(), W_OK) == 0) return database.native();
    std::error_code error;
    const bool hasLog = std::filesystem::file_size(database.native() + "-wal", error) > 0 && !error;
    if (hasLog && !unchanging) return database.native();
    std::string name = "file:";
    for (const char c : database.native()) {
        constexpr std::string_view special = "%?#";
        constexpr std::string_view digits = "0123456789ABCDEF";
        if (special.find(c) == std::string_view::npos)
            name += c;
        else
            (name += '%') += {digits[static_cast<unsigned char>(c) >> 4U], digits[static_cast<unsigned char>(c) & 15U]};
    }
    return name + (hasLog ? "?vfs=unix-excl" : "?immutable=1"); // keeps in memory what finds its way in the log
}

} // namespace albumen
