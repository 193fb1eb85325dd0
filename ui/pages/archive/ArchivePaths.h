// The three paths of the Archive page and the choice they belong to. A path is checked away from the GUI thread; until
// it holds, and when it does not, the one in force stays.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <utility>

#include <QList>
#include <QUrl>

#include "base/JobControl.h"
#include "library/Cards.h"
#include "library/Settings.h"
#include "widgets/Card.h"

class QMenu;

namespace albumen {

class PathRow;
class Worker;

/// Threads: GUI.
class ArchivePaths final : public Card
{
    Q_OBJECT

public:
    enum Row { photos, save, zips, rowCount, none = rowCount };

    ArchivePaths(Settings& settings, Worker& worker, QWidget* parent = nullptr);
    ~ArchivePaths() override;

    void load();
    /// Takes over a choice that was made elsewhere.
    void reread();
    bool loaded() const { return loaded_; }
    const ArchiveChoice& choice() const { return choice_; } ///< in force
    /// Asks the library; `row` shows that it is being checked and what came of it. None: mode and check boxes.
    void propose(const ArchiveChoice& next, Row row);
    /// Photos of the sources that no job has looked at yet; 0 while they are counted.
    std::uint64_t toLook() const { return known_[photos] && facts_[photos] ? facts_[photos]->toLook : 0; }
    void setOverview(const Overview& overview);
    void setLocked(bool locked);
    void refreshFacts();
    void retranslate();

    PathRow& row(Row row) { return *rows_[row]; }
    Row rowAt(const QPoint& point) const;
    void showDrop(Row row, const QList<QUrl>& urls);
    void drop(Row row, const QList<QUrl>& urls);
    /// Whether sources take the place of those in force, or come beside them.
    enum class Take { only, also };
    void askForFolder(Row row, Take take = Take::only);
    void askForPhotos(Take take = Take::only);
    /// These sources and no others.
    void takeOnly(const QList<std::filesystem::path>& sources);
    /// They are neither read nor missed from now on.
    void leaveOut(const std::vector<std::filesystem::path>& files);

signals:
    void chosen(); ///< another choice is in force
    void refused(const albumen::Error& error, int row);
    void added(const QList<std::filesystem::path>& sources); ///< beside those there were; they are being checked
    void counted();                                          ///< toLook() is another
    void settled(int row);                                   ///< the row holds a path in force again

private:
    void showRow(Row row);
    void fillMenu();
    void addSources(const QList<std::filesystem::path>& sources);
    std::filesystem::path startFolder(Row row) const;
    QString rowPath(const ArchiveChoice& choice, Row row) const;
    QString facts(Row row) const;
    QString movedElsewhere() const;
    ArchiveChoice with(Row row, const QList<std::filesystem::path>& paths) const;
    void toDefault(Row row);
    void gotFacts(Row row, const Result<PathFacts>& facts);

    Settings& settings_;
    Worker& worker_;
    std::array<PathRow*, rowCount> rows_{};
    QMenu* photosMenu_;
    ArchiveChoice choice_, default_;
    std::array<Result<PathFacts>, rowCount> facts_;
    std::array<bool, rowCount> known_{};
    std::shared_ptr<JobControl> counting_;
    Overview overview_;
    bool asking_ = false;                                  ///< a choice is being checked
    std::optional<std::pair<ArchiveChoice, Row>> waiting_; ///< the newest choice made meanwhile
    quint64 counted_ = 0;                                  ///< the newest count; older answers are dropped
    bool loaded_ = false, locked_ = false;
};

} // namespace albumen
