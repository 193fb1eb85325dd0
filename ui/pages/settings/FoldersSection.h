// Where the photos are, which folders of them are left out, and where copies and zips go.
#pragma once

#include <array>
#include <optional>

#include "Parts.h"
#include "pages/settings/Section.h"

class QMenu;

namespace albumen {

class PathRow;

/// Shows the library's own choice. A path that is refused says why, and the one before stays in force. Threads: GUI.
class FoldersSection final : public Section
{
    Q_OBJECT

public:
    enum Row { photos, leftOut, save, zips, rowCount };

    explicit FoldersSection(const Parts& parts, QWidget* parent = nullptr);
    void ask() override;
    void retranslate() override;
    PathRow& row(Row row) { return *rows_[row]; }
    /// Asks the library whether it takes this choice; `row` shows what came of it.
    void propose(const ArchiveChoice& next, Row row);
    /// In force; none: not read yet.
    const std::optional<ArchiveChoice>& choice() const { return choice_; }

private:
    void fillPhotosMenu();
    void fillLeftOutMenu();
    void showRows();
    void toDefault(Row row);
    void askForFolder(Row row, bool beside);
    void take(Row row, bool beside, const std::filesystem::path& folder);
    QString textOf(const ArchiveChoice& choice, Row row) const;
    void refuse(const Error& error, const ArchiveChoice& asked, Row row);

    Parts parts_;
    std::array<PathRow*, rowCount> rows_{};
    QMenu *photosMenu_, *leftOutMenu_;
    std::optional<ArchiveChoice> choice_;
    ArchiveChoice default_;
    bool asking_ = false; ///< a choice is being checked
};

} // namespace albumen
