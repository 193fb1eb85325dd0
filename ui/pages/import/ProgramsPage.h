// Import of what other programs keep of photos: people, albums, stars, dates. Looked at first, then taken as one.
#pragma once

#include <filesystem>
#include <functional>
#include <map>

#include "Page.h"
#include "Parts.h"

class QCheckBox;
class QStackedWidget;
class QVBoxLayout;

namespace albumen {

class Button;
class Card;
class IconRow;
class ListPanel;
class PageFrame;
class WrappedLabel;

/// What would come is shown before anything is taken; nothing of the other program is written. Threads: GUI.
class ProgramsPage final : public Page
{
    Q_OBJECT

public:
    explicit ProgramsPage(const Parts& parts, QWidget* parent = nullptr);

    void openAt(const Place& place) override;
    void retranslate() override;

    ListPanel& result() { return *result_; }
    QString words() const;
    /// As if it was chosen.
    void look(OtherProgram program, const std::filesystem::path& from);

private:
    enum class Doing { nothing, looking, taking };
    struct Row {
        IconRow* row;
        Button *found, *choose; ///< what lies where it usually does; whatever is chosen
    };
    Card* makeSources();
    void addRow(OtherProgram program, QVBoxLayout* column, Card* card);
    void connectParts();
    void askForPlaces();
    void choose(OtherProgram program);
    void take();
    void finished(const Report& report);
    static QStringList rowsOf(const Report& report);
    void found(const Report& report);
    void taken(const Report& report);
    void say(const std::function<QString()>& words);
    void showState();

    const Parts parts_;
    PageFrame* frame_;
    QStackedWidget* whole_;
    Button* back_;
    std::map<OtherProgram, Row> rows_;
    std::map<OtherProgram, std::filesystem::path> places_; ///< that were found
    IconRow* tagsRow_;
    QCheckBox* tags_;
    WrappedLabel* words_;
    std::function<QString()> saying_;
    ListPanel* result_;
    jobs::ImportProgram order_; ///< what was looked at last
    Doing doing_ = Doing::nothing;
};

} // namespace albumen
