#include "GiveCopies.h"

#include <algorithm>
#include <utility>

#include <QFile>
#include <QFileDialog>
#include <QSettings>
#include <QStandardPaths>

#include "Count.h"
#include "JobBridge.h"
#include "MessageSink.h"
#include "Messages.h"
#include "Worker.h"
#include "archive/SafeName.h"
#include "photo/FilmName.h"
#include "widgets/CopiesPanel.h"
#include "widgets/FileDialogs.h"

namespace albumen {
namespace {

using What = CopiesChoice::What;

const QString copiesTopic = QStringLiteral("copies"), folderKey = QStringLiteral("copies/folder");
// About: of photos of people and of landscapes, as they are written.
constexpr double bytesOfPixel = 0.22, gifBytesOfPhoto = 130'000 /* of 480 pixels */, videoBytesOfSecond = 500'000;
constexpr double cameraShape = 0.75;   // height to width
constexpr std::size_t previewed = 200; // as many as a GIF may have

bool isTaken(const std::filesystem::path& path)
{
    std::error_code ignored;
    return std::filesystem::exists(std::filesystem::symlink_status(path, ignored));
}

bool isFolder(const CopiesChoice& choice)
{
    return (choice.what == What::smaller || choice.what == What::originals) && !choice.zip;
}

QString endingOf(const CopiesChoice& choice)
{
    switch (choice.what) {
    case What::gif: return QStringLiteral(".gif");
    case What::video: return QStringLiteral(".mp4");
    default: return choice.zip ? QStringLiteral(".zip") : QString();
    }
}

} // namespace

GiveCopies::GiveCopies(const Parts& parts, QString id, QWidget* page)
    : QObject(page), parts_(parts), id_(std::move(id)), page_(page), panel_(new CopiesPanel(parts.thumbnails, page))
{
    connect(panel_, &CopiesPanel::accepted, this, &GiveCopies::accept);
    connect(panel_, &CopiesPanel::changed, this, &GiveCopies::words);
    connect(panel_, &CopiesPanel::folderWanted, this, &GiveCopies::chooseFolder);
    connect(panel_, &CopiesPanel::musicWanted, this, &GiveCopies::chooseMusic);
    connect(panel_, &CopiesPanel::closed, this, &GiveCopies::closed);
    connect(&parts_.bridge, &JobBridge::started, this, &GiveCopies::words);
    connect(&parts_.bridge, &JobBridge::finished, this, &GiveCopies::finished);
}

ActionSpec GiveCopies::action(std::function<bool()> some, std::function<Photos()> photos,
                              std::function<QString()> needs)
{
    return {.id = id_ + QStringLiteral(".give"),
            .text = [] { return tr("Copies…"); },
            .icon = QStringLiteral("download"),
            .keys = {QKeySequence(Qt::Key_O)},
            .enabled = std::move(some),
            .run = [this, photos = std::move(photos)] { ask(photos()); },
            .menu = Menu::photo,
            .section = 3,
            .needs = std::move(needs)};
}

void GiveCopies::ask(const Photos& photos)
{
    const auto question = [&cards = parts_.photos, photos]() -> Result<Given> {
        Given given;
        TRY_ASSIGN(given.photos, photos());
        TRY_ASSIGN(const std::vector<PhotoCard> all, cards.cards(given.photos));
        for (const PhotoCard& card : all) {
            const bool film = hasFilmExtension(card.path.native());
            given.films += film ? 1 : 0;
            given.filmBytes += film ? card.bytes : 0;
            given.bytes += card.bytes;
            if (card.content && given.pictures.size() < previewed) given.pictures.push_back(*card.content);
        }
        return given;
    };
    parts_.worker.ask(this, question, [this](Result<Given> given) {
        if (given && !given->photos.empty()) return open(std::move(*given));
        if (given) return;
        parts_.messages.say(
            {.rank = Rank::error, .topic = copiesTopic, .words = [error = given.error()] { return piecesOf(error); }});
    });
}

/// As chosen the last time over this page, but for the title, which is of these photos.
void GiveCopies::open(Given given)
{
    given_ = std::move(given);
    CopiesChoice choice = panel_->choice().folder.isEmpty() ? CopiesChoice() : panel_->choice();
    choice.title.clear();
    if (choice.name.isEmpty() || choice.name == proposed_) choice.name = proposed_ = tr("Photos");
    choice.folder =
        QSettings().value(folderKey, QStandardPaths::writableLocation(QStandardPaths::DesktopLocation)).toString();
    panel_->setPhotos(given_.pictures);
    panel_->open([this] { return tr("Copies of %Ln photos", nullptr, count(given_.photos.size())); }, choice);
    words();
}

std::uint64_t GiveCopies::bytesFor(const CopiesChoice& choice) const
{
    const auto photos = static_cast<double>(given_.photos.size());
    switch (choice.what) {
    case What::originals: return given_.bytes;
    case What::smaller: {
        const double each = bytesOfPixel * cameraShape * choice.longSide * choice.longSide;
        const double most = each * (photos - given_.films);
        return given_.filmBytes + std::min(given_.bytes - given_.filmBytes, static_cast<std::uint64_t>(most));
    }
    case What::gif: {
        const double larger = choice.gifSide / 480.0;
        const auto all = static_cast<std::uint64_t>(gifBytesOfPhoto * larger * larger * photos);
        const auto most = static_cast<std::uint64_t>(choice.gifMegabytes) * 1'000'000;
        return most > 0 ? std::min(all, most) : all;
    }
    case What::video: return static_cast<std::uint64_t>(videoBytesOfSecond * choice.seconds * photos);
    }
    return 0;
}

void GiveCopies::words()
{
    if (panel_->isHidden() && given_.photos.empty()) return;
    const CopiesChoice choice = panel_->choice();
    QString facts = tr("%Ln photos", nullptr, count(given_.photos.size()));
    if (choice.what == What::video)
        facts =
            durationWords(choice.seconds * static_cast<double>(given_.photos.size() + 2 * std::size_t(given_.films)));
    panel_->setFacts(tr("%1, about %2").arg(facts, bytesText(bytesFor(choice))));
    panel_->setHindrance(parts_.bridge.running() ? jobRunsText()
                         : choice.name.isEmpty() ? tr("Type a name first.")
                                                 : QString());
}

std::filesystem::path GiveCopies::fileFor(const CopiesChoice& choice) const
{
    QString name = choice.name;
    const QString ending = endingOf(choice);
    if (!name.endsWith(ending, Qt::CaseInsensitive)) name += ending;
    return toPath(choice.folder) / safeFileName(name.toStdString());
}

JobOrder GiveCopies::orderFor(const CopiesChoice& choice) const
{
    const std::filesystem::path to = fileFor(choice);
    switch (choice.what) {
    case What::smaller: return jobs::GivePhotos{given_.photos, to, choice.longSide, choice.places};
    case What::originals: return jobs::GivePhotos{given_.photos, to};
    case What::gif:
        return jobs::MakeGif{.photos = given_.photos,
                             .to = to,
                             .longSide = choice.gifSide,
                             .seconds = choice.gifSeconds,
                             .times = choice.gifTimes,
                             .align = choice.align,
                             .mostBytes = static_cast<std::uint64_t>(choice.gifMegabytes) * 1'000'000};
    case What::video:
        return jobs::MakeVideo{.photos = given_.photos,
                               .to = to,
                               .seconds = choice.seconds,
                               .fade = choice.fade,
                               .title = choice.title.toStdString(),
                               .music = toPath(choice.music)};
    }
    return jobs::GivePhotos{given_.photos, to};
}

/// One file is made anew; photos go into a folder beside what is there.
void GiveCopies::accept()
{
    const CopiesChoice choice = panel_->choice();
    if (choice.name.isEmpty()) {
        panel_->refuse(tr("Type a name first."));
        return;
    }
    if (isFolder(choice)) return start();
    parts_.worker.ask(
        this, [to = fileFor(choice)] { return isTaken(to); },
        [this, name = nameText(fileFor(choice))](bool there) {
            if (!there) return start();
            panel_->refuse(tr("There is a file %1 already.").arg(name));
        });
}

void GiveCopies::start()
{
    const CopiesChoice choice = panel_->choice();
    if (panel_->isHidden() || parts_.bridge.running()) return;
    making_ = fileFor(choice);
    parts_.messages.clear(copiesTopic);
    if (!parts_.bridge.start(orderFor(choice))) {
        making_.clear();
        return;
    }
    if (!panel_->shut()) emit closed();
}

void GiveCopies::chooseFolder()
{
    QFileDialog* const dialog = folderDialog(tr("Where the copies go"), toPath(panel_->choice().folder), page_);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        QSettings().setValue(folderKey, folder);
        panel_->setFolder(folder);
    });
    dialog->open();
}

void GiveCopies::chooseMusic()
{
    const QString music = panel_->choice().music;
    QFileDialog* const dialog = musicDialog(
        tr("Music of the video"),
        toPath(music.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::MusicLocation) : music), page_);
    connect(dialog, &QFileDialog::fileSelected, panel_, &CopiesPanel::setMusic);
    dialog->open();
}

void GiveCopies::finished(const Report& report)
{
    const std::filesystem::path made = std::exchange(making_, {});
    if (!panel_->isHidden()) words();
    if (!made.empty()) say(report, made);
}

void GiveCopies::say(const Report& report, const std::filesystem::path& made) const
{
    if (report.error) {
        parts_.messages.say(
            {.rank = Rank::error, .topic = copiesTopic, .words = [error = *report.error] { return piecesOf(error); }});
        return;
    }
    const bool cancelled = report.outcome == Outcome::cancelled;
    const bool folder = std::holds_alternative<jobs::GivePhotos>(parts_.bridge.order()) && report.zipsMade == 0;
    if (cancelled && (!folder || report.copied == 0)) return; // nothing is there
    const int photos = count(report.copied + report.unchanged), failed = count(report.problems.size());
    const auto words = [=, bytes = report.bytesCopied, name = pathText(made)] {
        QString said = folder ? tr("Copied %Ln photos to %1.", nullptr, photos)
                              : tr("%Ln photos are in %1 (%2).", nullptr, photos).replace("%2", bytesText(bytes));
        if (failed > 0) said += QLatin1Char(' ') + tr("%Ln could not be read.", nullptr, failed);
        return piecesAround(said, {name});
    };
    const std::filesystem::path place = folder ? made : made.parent_path();
    parts_.messages.say({.rank = failed > 0 ? Rank::warning : Rank::info,
                         .topic = copiesTopic,
                         .words = words,
                         .link = [] { return tr("Open folder"); },
                         .good = failed == 0,
                         .follow =
                             [open = parts_.openUrl, place] {
                                 open(
                                     QUrl::fromLocalFile(QFile::decodeName(QByteArray::fromStdString(place.native()))));
                             }});
}

void GiveCopies::retranslate()
{
    panel_->retranslate();
    words();
}

} // namespace albumen
