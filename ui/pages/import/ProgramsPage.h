// Import of what other programs keep of photos: people, albums, stars, dates. Looked at first, then taken as one.
#pragma once

#include <filesystem>
#include <functional>
#include <map>

#include "TwoStepPage.h"

class QCheckBox;
class QVBoxLayout;

namespace albumen {

class Button;
class Card;
class IconRow;

/// What would come is shown before anything is taken; nothing of the other program is written. Threads: GUI.
class ProgramsPage final : public TwoStepPage
{
    Q_OBJECT

public:
    explicit ProgramsPage(const Parts& parts, QWidget* parent = nullptr);

    void openAt(const Place& place) override;
    void retranslate() override;

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
    static QString spokenOf(OtherProgram program, const Report& report);
    static QStringList rowsOf(const Report& report);
    void found(const Report& report);
    void taken(const Report& report);
    void showState();

    std::map<OtherProgram, Row> rows_;
    std::map<OtherProgram, std::filesystem::path> places_; ///< that were found
    IconRow* tagsRow_;
    QCheckBox* tags_;
    jobs::ImportProgram order_; ///< what was looked at last
    Doing doing_ = Doing::nothing;
};

} // namespace albumen
