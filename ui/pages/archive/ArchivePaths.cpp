#include "pages/archive/ArchivePaths.h"

#include <algorithm>
#include <utility>

#include <QDir>
#include <QFileDialog>
#include <QMenu>
#include <QVBoxLayout>

#include "Messages.h"
#include "Worker.h"
#include "widgets/Button.h"
#include "widgets/FileDialogs.h"
#include "widgets/PathRow.h"

namespace albumen {
namespace {

constexpr std::size_t sourcesInMenu = 20;

QString nameOf(const QUrl& url)
{
    return url.fileName().isEmpty() ? QDir(url.toLocalFile()).dirName() : url.fileName();
}

} // namespace

ArchivePaths::ArchivePaths(Settings& settings, Worker& worker, QWidget* parent)
    : Card(parent), settings_(settings), worker_(worker), photosMenu_(new QMenu(this))
{
    static constexpr const char* icons[] = {"photos", "folder", "zip"};
    static constexpr const char* names[] = {"photosFrom", "saveTo", "zipsTo"};
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    for (int i = photos; i < rowCount; ++i) {
        if (i > photos) column->addWidget(new Line(Qt::Horizontal, this));
        PathRow*& row = rows_[static_cast<std::size_t>(i)];
        row = new PathRow(QLatin1String(icons[i]), i == photos, this);
        row->setObjectName(QLatin1String(names[i]));
        column->addWidget(row);
        connect(row, &PathRow::changeClicked, this, [this, i] { askForFolder(static_cast<Row>(i)); });
        connect(row, &PathRow::defaultClicked, this, [this, i] { toDefault(static_cast<Row>(i)); });
    }
    rows_[photos]->setMenu(photosMenu_);
    connect(photosMenu_, &QMenu::aboutToShow, this, &ArchivePaths::fillMenu);
    retranslate();
}

ArchivePaths::~ArchivePaths()
{
    if (counting_) counting_->cancel();
}

void ArchivePaths::load()
{
    for (const Row row : {photos, save, zips}) rows_[row]->showChecking({}, tr("Checking"));
    worker_.ask(
        this, [&settings = settings_] { return std::pair(settings.choice(), settings.defaultChoice()); },
        [this](const std::pair<Result<ArchiveChoice>, ArchiveChoice>& both) {
            if (!both.first) { // nothing runs with paths that nobody chose
                emit refused(both.first.error(), none);
                return;
            }
            choice_ = *both.first;
            default_ = both.second;
            loaded_ = true;
            refreshFacts();
            emit chosen();
        });
}

void ArchivePaths::reread()
{
    if (!loaded_ || asking_) return;
    worker_.ask(
        this, [&settings = settings_] { return settings.choice(); },
        [this](const Result<ArchiveChoice>& now) {
            if (asking_ || !now || *now == choice_) return;
            choice_ = *now;
            refreshFacts();
            emit chosen();
        });
}

void ArchivePaths::propose(const ArchiveChoice& next, Row row)
{
    if (!loaded_) return;
    if (row != none) rows_[row]->showChecking(rowPath(next, row), tr("Checking"));
    if (asking_) { // one at a time, so that the library's last answer is the one in force
        waiting_ = std::pair(next, row);
        return;
    }
    asking_ = true;
    worker_.ask(
        this,
        [&settings = settings_, next, row] {
            const Status chosen = settings.choose(next);
            return chosen && (row == save || row == zips) ? settings.beginFoldersAgain() : chosen;
        },
        [this, next, row](const Status& status) {
            asking_ = false;
            if (waiting_) {
                if (status) choice_ = next;
                const auto newer = *std::exchange(waiting_, std::nullopt);
                return propose(newer.first, newer.second);
            }
            if (!status) {
                if (row != none)
                    rows_[row]->showRefused(
                        rowPath(next, row),
                        tr("%1. %2 stays in force.").arg(refusalOf(status.error()), rowPath(choice_, row)));
                emit refused(status.error(), row);
                return;
            }
            choice_ = next;
            for (const Row other : {photos, save, zips}) emit settled(other);
            refreshFacts();
            emit chosen();
        });
}

void ArchivePaths::toDefault(Row row)
{
    ArchiveChoice next = choice_;
    if (row == photos) next.photos = default_.photos;
    if (row == save) next.save = default_.save;
    if (row == zips) next.zips = default_.zips;
    propose(next, row);
}

ArchiveChoice ArchivePaths::with(Row row, const QList<std::filesystem::path>& paths) const
{
    ArchiveChoice next = choice_;
    if (row == photos) next.photos.assign(paths.begin(), paths.end());
    if (row == save) next.save = paths.front();
    if (row == zips) next.zips = paths.front();
    return next;
}

void ArchivePaths::refreshFacts()
{
    if (counting_) counting_->cancel();
    counting_ = std::make_shared<JobControl>();
    const quint64 count = ++counted_;
    known_ = {};
    for (const Row row : {photos, save, zips}) {
        showRow(row);
        worker_.ask(
            this,
            [&settings = settings_, choice = choice_, row, job = counting_] {
                if (row == photos) return settings.sourceFacts(choice.photos, *job);
                return settings.targetFacts(row == save ? choice.save : choice.zips);
            },
            [this, row, count](const Result<PathFacts>& facts) {
                if (count == counted_) gotFacts(row, facts);
            });
    }
}

void ArchivePaths::gotFacts(Row row, const Result<PathFacts>& facts)
{
    facts_[row] = facts;
    known_[row] = true;
    if (!facts)
        rows_[row]->showRefused(rowPath(choice_, row), refusalOf(facts.error()));
    else
        showRow(row);
    if (row == photos) emit counted();
}

void ArchivePaths::setOverview(const Overview& overview)
{
    overview_ = overview;
    for (const Row row : {photos, save})
        if (loaded_ && known_[row] && !rows_[row]->refused()) showRow(row);
}

void ArchivePaths::showRow(Row row)
{
    const bool isDefault = row == photos ? choice_.photos == default_.photos
                           : row == save ? choice_.save == default_.save
                                         : choice_.zips == default_.zips;
    rows_[row]->showPath(rowPath(choice_, row), facts(row), isDefault);
}

QString ArchivePaths::rowPath(const ArchiveChoice& choice, Row row) const
{
    if (row == save) return pathText(choice.save);
    if (row == zips) return pathText(choice.zips);
    if (choice.photos.size() == 1) return pathText(choice.photos.front());
    if (choice.photos.empty()) return {};
    return tr("%1 and %Ln more", nullptr, static_cast<int>(choice.photos.size()) - 1)
        .arg(pathText(choice.photos.front()));
}

QString ArchivePaths::facts(Row row) const
{
    if (!known_[row] || !facts_[row]) return tr("Checking");
    if (row == save)
        return tr("One folder per person, %1 free").arg(bytesText(facts_[row]->freeBytes)) + movedElsewhere();
    if (row == zips) return tr("One zip per person, %1 free").arg(bytesText(facts_[row]->freeBytes));
    const std::uint64_t count = facts_[row]->photos;
    if (count == 0) return tr("No photos found in %1 yet.").arg(rowPath(choice_, row));
    const QString photoCount = tr("%Ln photos", nullptr, static_cast<int>(count));
    const int toLook = static_cast<int>(facts_[row]->toLook);
    if (toLook == 0 || locked_) return photoCount; // a run that works them off says itself how many are left
    const QString fresh = overview_.lastRunMs
                              ? tr("%Ln new or changed since %1", nullptr, toLook).arg(whenText(*overview_.lastRunMs))
                              : tr("%Ln not looked at yet", nullptr, toLook);
    return photoCount + tr(", ") + fresh;
}

/// What lies in the save folders of before.
QString ArchivePaths::movedElsewhere() const
{
    QString text;
    for (const MovedElsewhere& left : overview_.movedElsewhere)
        text +=
            tr(", ") + tr("%Ln moved photos in %1", nullptr, static_cast<int>(left.photos)).arg(pathText(left.folder));
    return text;
}

void ArchivePaths::setLocked(bool locked)
{
    locked_ = locked;
    for (PathRow* row : rows_) row->setLocked(locked, tr("Pause or cancel first"));
    if (loaded_ && known_[photos] && !rows_[photos]->refused()) showRow(photos);
}

ArchivePaths::Row ArchivePaths::rowAt(const QPoint& point) const
{
    for (const Row row : {photos, save, zips})
        if (rows_[row]->geometry().contains(point)) return row;
    return none;
}

void ArchivePaths::showDrop(Row target, const QList<QUrl>& urls)
{
    for (const Row row : {photos, save, zips}) {
        QString words;
        if (row == target && !urls.isEmpty()) {
            const QString name = nameOf(urls.front());
            if (row == save) words = tr("Drop to save to “%1”").arg(name);
            if (row == zips) words = tr("Drop to put the zips into “%1”").arg(name);
            if (row == photos)
                words = urls.size() == 1 ? tr("Drop to take the photos from “%1”").arg(name)
                                         : tr("Drop to use these %Ln items", nullptr, static_cast<int>(urls.size()));
        }
        rows_[row]->showDrop(words);
    }
}

void ArchivePaths::drop(Row row, const QList<QUrl>& urls)
{
    showDrop(none, {});
    QList<std::filesystem::path> paths;
    for (const QUrl& url : urls)
        if (url.isLocalFile()) paths.append(toPath(url.toLocalFile()));
    if (paths.isEmpty()) return;
    if (row == none || row == photos)
        addSources(paths);
    else
        propose(with(row, paths), row);
}

void ArchivePaths::addSources(const QList<std::filesystem::path>& sources)
{
    if (rows_[photos]->refused()) return takeOnly(sources); // those in force give nothing
    QList<std::filesystem::path> all(choice_.photos.begin(), choice_.photos.end()), fresh;
    for (const std::filesystem::path& source : sources)
        if (!all.contains(source)) fresh.append(source);
    if (fresh.isEmpty()) return;
    all += fresh;
    propose(with(photos, all), photos);
    emit added(fresh);
}

void ArchivePaths::takeOnly(const QList<std::filesystem::path>& sources)
{
    propose(with(photos, sources), photos);
}

void ArchivePaths::leaveOut(const std::vector<std::filesystem::path>& files)
{
    ArchiveChoice next = choice_;
    next.excluded.insert(next.excluded.end(), files.begin(), files.end());
    propose(next, none);
}

void ArchivePaths::fillMenu()
{
    photosMenu_->clear();
    photosMenu_->addAction(tr("Folder…"), this, [this] { askForFolder(photos); });
    photosMenu_->addAction(tr("Single photos…"), this, [this] { askForPhotos(); });
    photosMenu_->addSeparator();
    photosMenu_->addAction(tr("Add folder…"), this, [this] { askForFolder(photos, Take::also); });
    photosMenu_->addAction(tr("Add photos…"), this, [this] { askForPhotos(Take::also); });
    if (choice_.photos.size() < 2) return;
    photosMenu_->addSeparator();
    for (std::size_t i = 0; i < std::min(choice_.photos.size(), sourcesInMenu); ++i) {
        const std::filesystem::path& source = choice_.photos[i];
        photosMenu_->addAction(tr("Without %1").arg(pathText(source)), this, [this, source] {
            QList<std::filesystem::path> rest(choice_.photos.begin(), choice_.photos.end());
            rest.removeAll(source);
            if (!rest.isEmpty()) takeOnly(rest);
        });
    }
}

std::filesystem::path ArchivePaths::startFolder(Row row) const
{
    if (row == photos) return choice_.photos.empty() ? std::filesystem::path() : choice_.photos.front();
    return row == save ? choice_.save : choice_.zips;
}

void ArchivePaths::askForFolder(Row row, Take take)
{
    const QString title = row == photos ? tr("Photos from") : row == save ? tr("Save to") : tr("Zips to");
    QFileDialog* const dialog = folderDialog(title, startFolder(row), this);
    connect(dialog, &QFileDialog::fileSelected, this, [this, row, take](const QString& file) {
        if (take == Take::also)
            addSources({toPath(file)});
        else
            propose(with(row, {toPath(file)}), row);
    });
    dialog->open();
}

void ArchivePaths::askForPhotos(Take take)
{
    QFileDialog* const dialog = photosDialog(tr("Single photos"), startFolder(photos), this);
    connect(dialog, &QFileDialog::filesSelected, this, [this, take](const QStringList& files) {
        QList<std::filesystem::path> paths;
        for (const QString& file : files) paths.append(toPath(file));
        if (paths.isEmpty()) return;
        if (take == Take::also)
            addSources(paths);
        else
            takeOnly(paths);
    });
    dialog->open();
}

void ArchivePaths::retranslate()
{
    const QString change = tr("Change"), fallback = tr("Default");
    rows_[photos]->setWords(tr("Photos from"), change, fallback);
    rows_[save]->setWords(tr("Save to"), change, fallback);
    rows_[zips]->setWords(tr("Zips to"), change, fallback);
    for (const Row row : {photos, save, zips})
        if (loaded_ && !rows_[row]->refused()) showRow(row);
}

} // namespace albumen
