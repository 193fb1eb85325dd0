#include "pages/settings/FoldersSection.h"

#include <algorithm>

#include <QFileDialog>
#include <QMenu>

#include "JobBridge.h"
#include "MessageSink.h"
#include "Worker.h"
#include "widgets/FileDialogs.h"
#include "widgets/PathRow.h"

namespace albumen {
namespace {

QString topicOf(int row)
{
    return QStringLiteral("folder%1").arg(row);
}

} // namespace

FoldersSection::FoldersSection(const Parts& parts, QWidget* parent)
    : Section(QStringLiteral("folders"), parent), parts_(parts), photosMenu_(new QMenu(this)),
      leftOutMenu_(new QMenu(this))
{
    static constexpr const char* icons[] = {"photos", "skip", "folder", "zip"};
    static constexpr const char* names[] = {"photosFrom", "leftOut", "saveTo", "zipsTo"};
    for (const Row which : {photos, leftOut, save, zips}) {
        auto* const row = new PathRow(QLatin1String(icons[which]), which == photos || which == leftOut, this);
        row->setObjectName(QLatin1String(names[which]));
        rows_[which] = row;
        addRow(row);
        connect(row, &PathRow::changeClicked, this, [this, which] { askForFolder(which, false); });
        connect(row, &PathRow::defaultClicked, this, [this, which] { toDefault(which); });
    }
    rows_[photos]->setMenu(photosMenu_);
    rows_[leftOut]->setMenu(leftOutMenu_);
    connect(photosMenu_, &QMenu::aboutToShow, this, &FoldersSection::fillPhotosMenu);
    connect(leftOutMenu_, &QMenu::aboutToShow, this, &FoldersSection::fillLeftOutMenu);
    connect(&parts_.bridge, &JobBridge::started, this, &FoldersSection::showRows);
    connect(&parts_.bridge, &JobBridge::finished, this, &FoldersSection::showRows);
}

void FoldersSection::ask()
{
    if (asking_) return; // its answer comes
    parts_.worker.ask(
        this, [&settings = parts_.settings] { return std::pair(settings.choice(), settings.defaultChoice()); },
        [this](const std::pair<Result<ArchiveChoice>, ArchiveChoice>& both) {
            if (asking_) return;
            if (!both.first) return refuse(both.first.error(), choice_.value_or(ArchiveChoice{}), photos);
            if (choice_ == *both.first) return; // a refusal stays in sight
            choice_ = *both.first;
            default_ = both.second;
            showRows();
        });
}

void FoldersSection::showRows()
{
    for (const Row which : {photos, leftOut, save, zips}) {
        rows_[which]->setLocked(!choice_ || parts_.bridge.running(), tr("Pause or cancel first"));
        if (!choice_ || rows_[which]->refused()) continue;
        const bool isDefault = which == photos    ? choice_->photos == default_.photos
                               : which == leftOut ? choice_->excluded == default_.excluded
                               : which == save    ? choice_->save == default_.save
                                                  : choice_->zips == default_.zips;
        const QString facts = which == photos    ? tr("Only read, never changed")
                              : which == leftOut ? tr("Never read, whatever is in it")
                              : which == save    ? tr("One folder per person")
                                                 : tr("One zip per person");
        rows_[which]->showPath(textOf(*choice_, which), facts, isDefault);
    }
}

QString FoldersSection::textOf(const ArchiveChoice& choice, Row row) const
{
    if (row == save) return pathText(choice.save);
    if (row == zips) return pathText(choice.zips);
    if (row == leftOut && choice.excluded.empty()) return tr("No folder");
    QStringList all;
    for (const std::filesystem::path& path : row == leftOut ? choice.excluded : choice.photos) all << pathText(path);
    return all.join(tr(", "));
}

void FoldersSection::propose(const ArchiveChoice& next, Row row)
{
    if (asking_ || !choice_) return;
    asking_ = true;
    rows_[row]->showChecking(textOf(next, row), tr("Checking"));
    parts_.worker.ask(
        this,
        [&settings = parts_.settings, next, row] {
            const Status chosen = settings.choose(next);
            return chosen && (row == save || row == zips) ? settings.beginFoldersAgain() : chosen;
        },
        [this, next, row](const Status& chosen) {
            asking_ = false;
            if (!chosen) return refuse(chosen.error(), next, row);
            choice_ = next;
            parts_.messages.clear(topicOf(row));
            rows_[row]->showPath({}, {}, false);
            showRows();
        });
}

void FoldersSection::refuse(const Error& error, const ArchiveChoice& asked, Row row)
{
    rows_[row]->showRefused(textOf(asked, row),
                            choice_ ? tr("%1. %2 stays in force.").arg(refusalOf(error), textOf(*choice_, row))
                                    : refusalOf(error));
    parts_.messages.say({.rank = Rank::error, .topic = topicOf(row), .words = [error] { return piecesOf(error); }});
}

void FoldersSection::toDefault(Row row)
{
    if (!choice_) return;
    ArchiveChoice next = *choice_;
    if (row == photos) next.photos = default_.photos;
    if (row == leftOut) next.excluded = default_.excluded;
    if (row == save) next.save = default_.save;
    if (row == zips) next.zips = default_.zips;
    propose(next, row);
}

/// One of several sources can be left out; the last one only be exchanged.
void FoldersSection::fillPhotosMenu()
{
    photosMenu_->clear();
    photosMenu_->addAction(tr("Another folder…"), this, [this] { askForFolder(photos, false); });
    photosMenu_->addAction(tr("One more folder…"), this, [this] { askForFolder(photos, true); });
    if (!choice_ || choice_->photos.size() < 2) return;
    photosMenu_->addSeparator();
    for (const std::filesystem::path& path : choice_->photos)
        photosMenu_->addAction(tr("Without %1").arg(pathText(path)), this, [this, path] {
            ArchiveChoice next = *choice_;
            std::erase(next.photos, path);
            propose(next, photos);
        });
}

void FoldersSection::fillLeftOutMenu()
{
    leftOutMenu_->clear();
    leftOutMenu_->addAction(tr("One more folder…"), this, [this] { askForFolder(leftOut, true); });
    if (!choice_ || choice_->excluded.empty()) return;
    leftOutMenu_->addSeparator();
    for (const std::filesystem::path& path : choice_->excluded)
        leftOutMenu_->addAction(tr("Read %1 again").arg(pathText(path)), this, [this, path] {
            ArchiveChoice next = *choice_;
            std::erase(next.excluded, path);
            propose(next, leftOut);
        });
}

void FoldersSection::askForFolder(Row row, bool beside)
{
    if (!choice_) return;
    const QString title = row == photos    ? tr("Photos from")
                          : row == leftOut ? tr("Left out")
                          : row == save    ? tr("Save to")
                                           : tr("Zips to");
    const std::filesystem::path now = row == save               ? choice_->save
                                      : row == zips             ? choice_->zips
                                      : choice_->photos.empty() ? std::filesystem::path()
                                                                : choice_->photos.front();
    QFileDialog* const dialog = folderDialog(title, now, this);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, row, beside](const QString& folder) { take(row, beside, toPath(folder)); });
    dialog->open();
}

void FoldersSection::take(Row row, bool beside, const std::filesystem::path& folder)
{
    ArchiveChoice next = *choice_;
    if (row == save) next.save = folder;
    if (row == zips) next.zips = folder;
    if (row == leftOut && std::ranges::find(next.excluded, folder) == next.excluded.end())
        next.excluded.push_back(folder);
    if (row == photos && !beside) next.photos.clear();
    if (row == photos && std::ranges::find(next.photos, folder) == next.photos.end()) next.photos.push_back(folder);
    propose(next, row);
}

void FoldersSection::retranslate()
{
    setWords(tr("Folders"), tr("where photos are read, and copies go"));
    const QString change = tr("Change"), fallback = tr("Default");
    rows_[photos]->setWords(tr("Photos from"), change, fallback);
    rows_[leftOut]->setWords(tr("Left out"), change, fallback);
    rows_[save]->setWords(tr("Save to"), change, fallback);
    rows_[zips]->setWords(tr("Zips to"), change, fallback);
    showRows();
}

} // namespace albumen
