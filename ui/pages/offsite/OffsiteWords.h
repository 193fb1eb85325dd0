// Places off this machine in words: where they are, whether they can be read there, what came of a job.
#pragma once

#include <QString>
#include <QStringList>

#include "library/Cards.h"
#include "run/Report.h"

namespace albumen {

QString kindText(OffsiteKind kind);
/// The address without its password.
QString whereText(const OffsitePlace& place);
/// What goes there.
QString goesText(const OffsitePlace& place);
/// When something was sent last, and what is there.
QString lastText(const OffsiteCard& card);
/// What is not encrypted is said plainly; what is missing, with what to install.
QString encryptionText(const OffsiteCard& card);
/// Somebody else may read what lies there, or nobody knows.
bool openToOthers(Encryption encryption);

/// Of a place that is lost together with the photos.
QString sameDiskText();

QString sentText(const OffsiteReport& report);
QString checkedText(const OffsiteReport& report);
QString fetchedText(const OffsiteReport& report, const std::filesystem::path& to);

} // namespace albumen
