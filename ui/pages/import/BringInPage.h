// Import of photos from a card, a phone or a download: looked at first, then copied by date into the photo folder.
#pragma once

#include <filesystem>

#include "TwoStepPage.h"
#include "widgets/ListPanel.h"

class QComboBox;
class QLineEdit;

namespace albumen {

class Button;
class Card;
class FieldReason;
class IconRow;

/// What is there is shown before anything is copied; the source is only read. Threads: GUI.
class BringInPage final : public TwoStepPage
{
    Q_OBJECT

public:
    explicit BringInPage(const Parts& parts, QWidget* parent = nullptr);

    void openAt(const Place& place) override;
    void left() override;
    void retranslate() override;

    /// As if the folder was chosen.
    void look(const std::filesystem::path& from);

private:
    enum class Doing { nothing, waiting, looking, copying }; ///< waiting: for the end of another job
    Card* makeSources();
    void connectParts();
    void askForFolder();
    void copy();
    void finished(const Report& report);
    static ListPanel::Words foundWords(const Report& report);
    static QStringList problemRows(const Report& report, const std::filesystem::path& source);
    void found(const Report& report);
    void copied(const Report& report);
    static int ownTemplate(); ///< its place in the choice: the last
    void fillReady();
    void chooseTemplate(int which);
    void showExample();
    void showState();

    IconRow *from_, *by_;
    Button* folder_;
    QComboBox* ready_;
    QLineEdit* template_;
    FieldReason* refused_;
    Doing doing_ = Doing::nothing;
    std::filesystem::path source_;
};

} // namespace albumen
