#include "pages/settings/BackupSection.h"

#include <algorithm>

#include <QFile>
#include <QVBoxLayout>

#include "MessageSink.h"
#include "Messages.h"
#include "Navigator.h"
#include "Theme.h"
#include "Worker.h"
#include "pages/settings/RestorePanel.h"
#include "widgets/Button.h"
#include "widgets/Label.h"

namespace albumen {
namespace {
const QString topic = QStringLiteral("settings.backup");
}

BackupSection::BackupSection(const Parts& parts, QWidget* parent)
    : Section(QStringLiteral("backup"), parent), parts_(parts), head_(new FactRow),
      make_(new Button(Button::Kind::outlined, {}, head_)), folder_(new Button(Button::Kind::quiet, {}, head_)),
      restore_(new RestorePanel(parts)), away_(new FactRow), places_(new Button(Button::Kind::outlined, {}, away_))
{
    make_->setObjectName(QStringLiteral("backUp"));
    folder_->setObjectName(QStringLiteral("backupFolder"));
    head_->setObjectName(QStringLiteral("backupHead"));
    head_->right().addWidget(folder_);
    head_->right().addWidget(make_);
    places_->setObjectName(QStringLiteral("offsitePlaces"));
    away_->right().addWidget(places_);
    addRow(away_);
    addRow(head_);
    openBelow(head_, restore_);
    restore_->close(); // until something is asked
    connect(make_, &Button::clicked, this, &BackupSection::backUp);
    connect(places_, &Button::clicked, this, [this] { parts_.navigator.go({.page = QStringLiteral("offsite")}); });
    connect(folder_, &Button::clicked, this, [this] {
        if (all_ && !all_->empty())
            parts_.openUrl(QUrl::fromLocalFile(
                QFile::decodeName(QByteArray::fromStdString(all_->front().file.parent_path().native()))));
    });
}

void BackupSection::ask()
{
    restore_->ask();
    const quint64 question = ++asked_;
    parts_.worker.ask(
        this, [&settings = parts_.settings] { return settings.backups(); },
        [this, question](const Result<std::vector<BackupCard>>& backups) {
            if (question != asked_) return;
            if (!backups) return say(backups.error());
            all_ = *backups;
            show();
        });
}

void BackupSection::left()
{
    restore_->close();
}

void BackupSection::addCopy()
{
    auto* const row = new FactRow;
    auto* const restore = new Button(Button::Kind::outlined, {}, row);
    row->addFact(0);
    row->right().addWidget(restore);
    restore->setSmall(true);
    const auto place = static_cast<std::size_t>(copies_.size());
    restore->setObjectName(QStringLiteral("restore%1").arg(place));
    connect(restore, &Button::clicked, this, [this, place, row, restore] {
        restore_->offer((*all_)[place], restore, [this, row] { openBelow(row, restore_); });
    });
    copies_.append({row, restore});
    addRow(row);
}

void BackupSection::show()
{
    make_->setText(making_ ? tr("Backing up") : tr("Back up now"));
    folder_->setText(tr("Open folder"));
    folder_->setVisible(all_ && !all_->empty());
    if (!all_) return head_->setWords(tr("Checking"), {});
    const std::size_t shown = std::min(all_->size(), most);
    head_->setWords(
        all_->empty() ? tr("No backup yet") : tr("Last backup: %1").arg(whenText(all_->front().atMs)),
        all_->empty() ? tr("One is made every day that something is decided")
        : shown == all_->size()
            ? tr("%Ln kept", nullptr, static_cast<int>(all_->size()))
            : tr("%Ln kept, the newest %1 are listed", nullptr, static_cast<int>(all_->size())).arg(numberText(shown)));
    while (static_cast<std::size_t>(copies_.size()) > shown) removeRow(copies_.takeLast().words);
    while (static_cast<std::size_t>(copies_.size()) < shown) addCopy();
    for (std::size_t i = 0; i < shown; ++i) {
        const BackupCard& backup = (*all_)[i];
        const Row& row = copies_[static_cast<int>(i)];
        row.words->setWords(whenText(backup.atMs), kindOf(backup));
        row.words->setToolTip(pathText(backup.file));
        row.words->fact(0).setText(bytesText(backup.bytes));
        row.restore->setText(tr("Restore…"));
        row.restore->setAccessibleName(tr("Restore the backup of %1").arg(whenText(backup.atMs)));
    }
}

/// Why it was made, as its name says; see catalogue/Backups.h.
QString BackupSection::kindOf(const BackupCard& backup)
{
    const std::string name = backup.file.filename().string();
    if (name.starts_with("day-")) return tr("Of that day, by itself");
    if (name.starts_with("before-import-")) return tr("Before names or decisions were taken in");
    if (name.starts_with("before-")) return tr("Before a newer version of the program changed the library");
    if (name.starts_with("catalogue-")) return tr("Made by hand");
    return nameText(backup.file);
}

void BackupSection::backUp()
{
    if (making_) return;
    making_ = true;
    show();
    parts_.worker.ask(
        this, [&settings = parts_.settings] { return settings.backUp(); },
        [this](const Result<BackupCard>& made) {
            making_ = false;
            show();
            if (!made) return say(made.error());
            parts_.messages.say(
                {.rank = Rank::info,
                 .topic = topic,
                 .words = [file = made->file] { return piecesAround(tr("Backed up to %1."), {pathText(file)}); },
                 .good = true});
            emit keptOther();
        });
}

void BackupSection::say(const Error& error)
{
    parts_.messages.say({.rank = Rank::error, .topic = topic, .words = [error] { return piecesOf(error); }});
}

void BackupSection::retranslate()
{
    setWords(tr("Backup"), tr("copies of names and decisions; photos are not in them"));
    make_->reserve({tr("Backing up"), tr("Back up now")});
    away_->setWords(tr("Off this machine"), tr("copies of the archive and of these backups in another place"));
    places_->setText(tr("Places…"));
    places_->setAccessibleName(tr("Places off this machine…"));
    restore_->retranslate();
    show();
}

} // namespace albumen
