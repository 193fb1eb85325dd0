// Asks for the name of an album, or for one of those there are.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "widgets/ChoicePanel.h"

namespace albumen {

/// Enter takes the row that is marked: the album of that name, else the first whose name begins so, else a new one.
/// Threads: GUI.
class AlbumPanel final : public ChoicePanel
{
    Q_OBJECT

public:
    struct Row {
        qint64 album = 0;
        std::string name;
    };
    struct Asked {
        std::function<QString()> title, yes; ///< asked again when the language changes
        std::function<QString()> field = {}; ///< what the field is for; empty: an album's name
        QString text = {};                   ///< in the field
        bool chooses = false;                ///< one of these, or a new one
        std::vector<Row> rows = {};
    };

    explicit AlbumPanel(QWidget* parent);

    /// As ChoicePanel::openBy.
    void open(Asked asked, const QRect& by);
    void shut() override;
    void retranslate();

signals:
    void chosen(qint64 album);
    void named(const QString& name); ///< a name that can be one; it stays open until it is shut

private:
    void fill() override;
    void take(int row) override;

    Asked asked_;
};

} // namespace albumen
