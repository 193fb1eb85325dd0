#include "pages/import/UsualPlaces.h"

#include <system_error>
#include <vector>

#include <QFile>
#include <QSettings>

#include "Messages.h"

namespace albumen {
namespace {

namespace fs = std::filesystem;

constexpr const char* digikamFile = "digikam4.db";

/// The folder of its database, as digiKam's own settings say.
fs::path digikamFolder(const fs::path& home)
{
    const QSettings settings(QFile::decodeName((home / ".config/digikamrc").c_str()), QSettings::IniFormat);
    return toPath(settings.value(QStringLiteral("Database Settings/Database Name")).toString());
}

} // namespace

std::map<OtherProgram, fs::path> usualPlaces(const fs::path& home, const fs::path& pictures)
{
    std::map<OtherProgram, fs::path> found;
    const auto look = [&found](OtherProgram program, const fs::path& file) {
        std::error_code error;
        if (fs::is_regular_file(file, error)) found.try_emplace(program, file);
    };
    if (const fs::path folder = digikamFolder(home); folder.is_absolute()) {
        look(OtherProgram::digikam, folder);
        look(OtherProgram::digikam, folder / digikamFile);
    }
    look(OtherProgram::digikam, pictures / digikamFile);
    look(OtherProgram::shotwell, home / ".local/share/shotwell/data/photo.db");
    look(OtherProgram::shotwell, home / ".shotwell/data/photo.db");
    return found;
}

} // namespace albumen
