#include "Messages.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QLocale>
#include <QRegularExpression>

#include "archive/SafeName.h"
#include "base/SearchText.h"
#include "base/Sentence.h"
#include "base/Text.h"

namespace albumen {
namespace {

struct MessageWords {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

Piece filled(QChar which, const Error& error)
{
    const bool pixels = error.code == Code::imageTooBig;
    const auto number = [pixels](std::uint64_t n) { return pixels ? numberText(n) : bytesText(n); };
    if (which == QLatin1Char('2')) return {number(error.needed), false};
    if (which == QLatin1Char('3')) return {number(error.available), false};
    if (which == QLatin1Char('4')) return {fromUtf8(ownerOf(error)), true};
    return {error.path.empty() ? fromUtf8(objectOf(error)) : pathText(error.path), true};
}

/// The sentence of core; of its own where that one tells what to do at the command line.
QString templateOf(const Error& error)
{
    const Code code = error.code;
    if (code == Code::usage) return MessageWords::tr("That cannot be done: %1.");
    if (code == Code::modelMissing) return MessageWords::tr("The model %1 is not installed. Fetch it in the settings.");
    return QCoreApplication::translate("Sentences", std::string(sentenceTemplate(error)).c_str());
}

QString missingText(const std::string& task)
{
    if (task == "detect") return MessageWords::tr("Faces cannot be found: no network that finds them is installed.");
    if (task == "embed")
        return MessageWords::tr("Faces cannot be told apart: no network that compares them is installed.");
    return MessageWords::tr("A network is not installed: %1.");
}

} // namespace

QString plain(const Pieces& pieces)
{
    QString text;
    for (const Piece& piece : pieces) text += piece.text;
    return text;
}

Pieces piecesAround(const QString& words, const QStringList& objects)
{
    Pieces pieces;
    QString run;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const int which = words[i] == QLatin1Char('%') && i + 1 < words.size() ? words[i + 1].digitValue() : -1;
        if (which < 1 || which > objects.size()) {
            run += words[i];
            continue;
        }
        const QString& object = objects[which - 1];
        if (!run.isEmpty()) pieces.append({std::exchange(run, {}), false});
        if (!object.isEmpty()) pieces.append({object, true});
        ++i;
        if (object.endsWith(QLatin1Char('.')) && words.mid(i + 1, 1) == QLatin1String(".")) ++i;
    }
    if (!run.isEmpty()) pieces.append({run, false});
    return pieces;
}

QString oneDot(QString sentence)
{
    static const QRegularExpression two(QStringLiteral("(?<!\\.)\\.\\.(?= |$)"));
    return sentence.replace(two, QStringLiteral("."));
}

Pieces piecesOf(const Error& error)
{
    const bool ofTask = error.path == "detect" || error.path == "embed"; // any network for it is missing
    if (error.code == Code::modelMissing && ofTask) return {{missingText(error.path.string()), false}};
    const QString words = templateOf(error);
    Pieces pieces;
    QString run;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QChar next = i + 1 < words.size() ? words[i + 1] : QChar();
        if (words[i] != QLatin1Char('%') || next < QLatin1Char('1') || next > QLatin1Char('4')) {
            run += words[i];
            continue;
        }
        if (!run.isEmpty()) pieces.append({run, false});
        run.clear();
        pieces.append(filled(next, error));
        ++i;
    }
    if (!run.isEmpty()) pieces.append({run, false});
    return pieces;
}

QString sentenceOf(const Error& error)
{
    return plain(piecesOf(error));
}

Pieces piecesOf(const Note& note)
{
    const QString object = fromUtf8(note.object);
    const int count = static_cast<int>(note.count);
    const auto counted = [](const QString& sentence) { return Pieces{{sentence, false}}; };
    switch (note.what) {
    case Note::What::modelMissing: return piecesAround(missingText(note.object), {object});
    case Note::What::modelAbsent:
        return piecesAround(MessageWords::tr("The network %1 is not installed. Another was used."), {object});
    case Note::What::modelRefused:
        return piecesAround(MessageWords::tr("The network %1 does not match its record and was not used."), {object});
    case Note::What::modelUnknown:
        return piecesAround(MessageWords::tr("The network %1 is not known. Another was used."), {object});
    case Note::What::betterModel:
        return piecesAround(
            MessageWords::tr("People are told apart by %1, which came with Albumen. Others confuse fewer."), {object});
    case Note::What::madeAnew:
        return piecesAround(MessageWords::tr("%1 was damaged. It is kept beside a new one."), {pathText(note.object)});
    case Note::What::lookDue:
        return counted(MessageWords::tr("%Ln filed photos stay where they are until they are looked at: Recognise.",
                                        nullptr, count));
    case Note::What::nameless:
        return counted(
            MessageWords::tr("%Ln copies say no names: their files have no place for them.", nullptr, count));
    case Note::What::companions:
        return counted(MessageWords::tr("%Ln sidecars and films went with their photos.", nullptr, count));
    case Note::What::foldersAgain:
        return counted(MessageWords::tr("%Ln folders were missing and are there again.", nullptr, count));
    case Note::What::copiesAgain:
        return counted(MessageWords::tr("%Ln copies were missing and are there again.", nullptr, count));
    case Note::What::zipsAgain:
        return counted(MessageWords::tr("%Ln zips were missing and are there again.", nullptr, count));
    case Note::What::mended:
        return counted(MessageWords::tr(
            "%Ln damaged files are whole again. The damaged ones are in the archive's trash.", nullptr, count));
    case Note::What::redated:
        return counted(MessageWords::tr(
            "%Ln decisions had a date that cannot be. They count as of the nearest that can.", nullptr, count));
    case Note::What::ofAnother:
        return piecesAround(MessageWords::tr("%1 is of another library. It is kept beside a new one."),
                            {pathText(note.object)});
    case Note::What::recordTaken:
        return counted(
            MessageWords::tr("%Ln files in the archive are known from the library that was replaced.", nullptr, count));
    case Note::What::markGone:
        return piecesAround(MessageWords::tr("The mark of %1 was gone. Its photos are there, and it counts as before."),
                            {pathText(note.object)});
    case Note::What::numberedFolder:
        return piecesAround(
            MessageWords::tr("%1 has a number: another name would be the same folder on Windows or macOS."), {object});
    case Note::What::numberedPast:
        return piecesAround(MessageWords::tr("%1 has a number: something else has its name, and stays as it is."),
                            {object});
    case Note::What::copiedBefore:
        return counted(MessageWords::tr("%Ln photos were filed as copies and stay where they are.", nullptr, count));
    case Note::What::alreadyThere:
        return counted(
            MessageWords::tr("%Ln photos are in the archive already, from other files, and stay.", nullptr, count));
    case Note::What::editedThere:
        return piecesAround(MessageWords::tr("%1 was edited in the archive and stays filed as it is now."),
                            {pathText(note.object)});
    case Note::What::restoredBeside:
        return piecesAround(MessageWords::tr("%1 came back from the trash under another name: its own was taken."),
                            {pathText(note.object)});
    case Note::What::movedElsewhere:
        return piecesAround(
            MessageWords::tr("%Ln moved photos lie in %1, which is not the save folder any more.", nullptr, count),
            {pathText(note.object)});
    case Note::What::derivedHurt:
        return piecesAround(MessageWords::tr("%1 is damaged and is made anew at the next start."),
                            {pathText(note.object)});
    case Note::What::takenOver:
        return counted(
            MessageWords::tr("This library goes on with an archive whose own is gone: %Ln files.", nullptr, count));
    case Note::What::adopted:
        return counted(MessageWords::tr("%Ln files were in the archive already and count as filed.", nullptr, count));
    }
    return {};
}

QString refusalOf(const Error& error)
{
    switch (error.code) {
    case Code::pathMissing: return MessageWords::tr("Does not exist");
    case Code::pathDenied: return MessageWords::tr("Cannot be opened, permission is missing");
    case Code::pathNotFolder: return MessageWords::tr("Not a folder");
    case Code::pathEmpty: return MessageWords::tr("No photo inside");
    case Code::pathInsideSource:
        return isPartOfArchive(error) ? MessageWords::tr("Part of an archive, choose another")
                                      : MessageWords::tr("Inside the photo folder, choose another");
    case Code::pathSameAsSource: return MessageWords::tr("The photo folder itself, choose another");
    case Code::pathNotWritable: return MessageWords::tr("Not writable, choose another");
    case Code::rootOffline: return MessageWords::tr("Its drive is not connected");
    default: return sentenceOf(error);
    }
}

QString nameRefusal(const QString& typed)
{
    const std::string name = typed.toStdString();
    if (nameAsKept(name).empty()) return MessageWords::tr("Type a name.");
    const Status fits = checkPersonName(name);
    return fits ? QString() : sentenceOf(fits.error());
}

QString jobRunsText()
{
    return MessageWords::tr("A job is running: pause or cancel it first.");
}

QString deviceReasonText(const std::string& reason)
{
    static constexpr std::string_view unused = "the graphics card is not used: ", differ = "its results differ by ";
    if (reason == "chosen in the settings") return MessageWords::tr("Chosen for this computer");
    if (reason == "OpenCV here is built without CUDA, or no card answers")
        return MessageWords::tr("OpenCV here is built without CUDA, or no card answers");
    if (reason == "checked against the processor") return MessageWords::tr("Checked against the processor");
    if (!reason.starts_with(unused)) return fromUtf8(reason);
    const std::string why = reason.substr(unused.size());
    if (why == "it gives results of another size")
        return MessageWords::tr("The graphics card is not used: it gives results of another size");
    if (why.starts_with(differ))
        return MessageWords::tr("The graphics card is not used: its results differ by %1")
            .arg(fromUtf8(why.substr(differ.size())));
    return MessageWords::tr("The graphics card is not used: %1").arg(fromUtf8(why));
}

QString pathText(const std::filesystem::path& path)
{
    const QString text = fromUtf8(printable(path));
    const QString home = QDir::homePath();
    if (text == home) return QStringLiteral("~");
    return home.size() > 1 && text.startsWith(home + QLatin1Char('/')) ? QLatin1Char('~') + text.mid(home.size())
                                                                       : text;
}

QString nameText(const std::filesystem::path& path)
{
    return pathText(path.filename());
}

QString numberText(std::uint64_t number)
{
    return QLocale().toString(static_cast<qulonglong>(number));
}

QString bytesText(std::uint64_t bytes)
{
    static constexpr const char* units[] = {"B", "kB", "MB", "GB", "TB", "PB"};
    double value = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (value >= 999.5 && unit + 1 < std::size(units)) {
        value /= 1000; // decimal, as disks are sold
        ++unit;
    }
    const int digits = unit == 0 || value >= 99.95 || (value >= 9.95 && unit < 3) ? 0 : 1;
    return QLocale().toString(value, 'f', digits) + QLatin1Char(' ') + QLatin1String(units[unit]);
}

QString durationWords(double seconds)
{
    const auto whole = static_cast<long>(std::lround(seconds));
    if (seconds < 9.95) return MessageWords::tr("%1 s").arg(QLocale().toString(seconds, 'f', 1));
    if (whole < 60) return MessageWords::tr("%1 s").arg(whole);
    if (whole < 3600) return MessageWords::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    return MessageWords::tr("%1 h %2 min").arg(whole / 3600).arg(whole % 3600 / 60);
}

QString leftText(std::chrono::seconds left)
{
    const auto minutes = (left.count() + 59) / 60;
    if (left.count() < 60) return MessageWords::tr("under a minute left");
    if (minutes < 60) return MessageWords::tr("%1 min left").arg(minutes);
    return MessageWords::tr("%1 h %2 min left").arg(minutes / 60).arg(minutes % 60);
}

QString shareText(std::uint64_t done, std::uint64_t total)
{
    const std::uint64_t percent = total == 0 ? 0 : 100 * std::min(done, total) / total;
    return percent == 0 && done > 0 ? MessageWords::tr("<1%") : MessageWords::tr("%1%").arg(percent);
}

QString rateText(double rate, JobStep step)
{
    if (rate <= 0) return {};
    const QString number = QLocale().toString(rate, 'f', rate < 9.95 ? 1 : 0);
    if (step == JobStep::recognise) return MessageWords::tr("%1 photos/s").arg(number);
    if (step == JobStep::fetch) return MessageWords::tr("%1 a second").arg(bytesText(static_cast<std::uint64_t>(rate)));
    return MessageWords::tr("%1 a second").arg(number);
}

QString whenText(std::int64_t ms)
{
    //: Date and time of the last run, in the form of QLocale::toString
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms), MessageWords::tr("d MMMM, HH:mm"));
}

QString stepText(JobStep step)
{
    switch (step) {
    case JobStep::recognise: return MessageWords::tr("Recognise");
    case JobStep::folders: return MessageWords::tr("Make folders");
    case JobStep::file: return MessageWords::tr("File photos");
    case JobStep::zip: return MessageWords::tr("Zip");
    case JobStep::verify: return MessageWords::tr("Verify archive");
    case JobStep::fetch: return MessageWords::tr("Fetch model");
    case JobStep::names: return MessageWords::tr("Exchange names");
    case JobStep::understand: return MessageWords::tr("Look at what is in the photos");
    }
    return {};
}

QString doingText(JobStep step)
{
    switch (step) {
    case JobStep::recognise: return MessageWords::tr("Recognising");
    case JobStep::folders: return MessageWords::tr("Making folders");
    case JobStep::file: return MessageWords::tr("Filing photos");
    case JobStep::zip: return MessageWords::tr("Zipping");
    case JobStep::verify: return MessageWords::tr("Verifying");
    case JobStep::fetch: return MessageWords::tr("Fetching the model");
    case JobStep::names: return MessageWords::tr("Exchanging names");
    case JobStep::understand: return MessageWords::tr("Looking at what is in the photos");
    }
    return {};
}

QString doingText(const JobOrder& order, JobStep step)
{
    struct Doing {
        JobStep step;
        QString operator()(const jobs::All&) const { return doingText(step); }
        QString operator()(const jobs::Recognise&) const { return doingText(JobStep::recognise); }
        QString operator()(const jobs::MakeFolders&) const { return doingText(JobStep::folders); }
        QString operator()(const jobs::File&) const { return doingText(JobStep::file); }
        QString operator()(const jobs::Zip&) const { return doingText(JobStep::zip); }
        QString operator()(const jobs::Verify&) const { return doingText(JobStep::verify); }
        QString operator()(const jobs::GroupAgain&) const { return MessageWords::tr("Grouping anew"); }
        QString operator()(const jobs::AddPerson&) const { return MessageWords::tr("Adding a person"); }
        QString operator()(const jobs::ImportPeople&) const { return MessageWords::tr("Importing names"); }
        QString operator()(const jobs::ImportXmp&) const { return MessageWords::tr("Importing names"); }
        QString operator()(const jobs::ExportXmp&) const { return MessageWords::tr("Writing names"); }
        QString operator()(const jobs::ImportJson&) const { return MessageWords::tr("Importing decisions"); }
        QString operator()(const jobs::ExportJson&) const { return MessageWords::tr("Writing decisions"); }
        QString operator()(const jobs::FetchModel&) const { return doingText(JobStep::fetch); }
        QString operator()(const jobs::FindNames&) const { return MessageWords::tr("Looking for names"); }
        QString operator()(const jobs::ForgetFaces&) const { return MessageWords::tr("Deleting face data"); }
        QString operator()(const jobs::Understand&) const { return doingText(JobStep::understand); }
        QString operator()(const jobs::BringIn&) const { return MessageWords::tr("Importing photos"); }
        QString operator()(const jobs::ImportProgram&) const { return MessageWords::tr("Importing names"); }
        QString operator()(const jobs::Sync&) const { return MessageWords::tr("Exchanging decisions"); }
        QString operator()(const jobs::MakeGif&) const { return MessageWords::tr("Making a GIF"); }
        QString operator()(const jobs::MakeVideo&) const { return MessageWords::tr("Making a video"); }
        QString operator()(const jobs::GivePhotos&) const { return MessageWords::tr("Copying photos"); }
        QString operator()(const jobs::SendOffsite&) const { return MessageWords::tr("Sending off this machine"); }
        QString operator()(const jobs::CheckOffsite&) const { return MessageWords::tr("Checking what was sent"); }
        QString operator()(const jobs::FetchOffsite&) const { return MessageWords::tr("Fetching what was sent"); }
        QString operator()(const jobs::EmptyTrash&) const { return MessageWords::tr("Deleting for good"); }
        QString operator()(const jobs::FollowTrash&) const { return MessageWords::tr("Moving to the trash and back"); }
    };
    return std::visit(Doing{step}, order);
}

std::filesystem::path toPath(const QString& text)
{
    return std::filesystem::path(QFile::encodeName(text).toStdString());
}

QString fromUtf8(const std::string& text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace albumen
