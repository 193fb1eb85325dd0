// Several machines, one family: decisions go through a folder that their libraries share. Looked at first, then done.
#pragma once

#include <filesystem>
#include <functional>

#include "TwoStepPage.h"

class QCheckBox;

namespace albumen {

class Button;
class IconRow;

/// The folder is remembered. Threads: GUI.
class ExchangePage final : public TwoStepPage
{
    Q_OBJECT

public:
    explicit ExchangePage(const Parts& parts, QWidget* parent = nullptr);

    void openAt(const Place& place) override;
    void retranslate() override;

    /// As if the folder was chosen.
    void choose(const std::filesystem::path& folder);

private:
    enum class Doing { nothing, looking, exchanging };
    QWidget* makeSources();
    void connectParts();
    void askForFolder();
    void look();
    void exchange();
    void finished(const Report& report);
    void found(const Report& report);
    void exchanged(const Report& report);
    void empty();
    void sayTaken(const SyncReport& sync);
    void showState();

    IconRow *folderRow_, *namesRow_;
    Button *folderButton_, *look_;
    QCheckBox* sameNames_;
    std::filesystem::path folder_; ///< empty: none was chosen yet
    Doing doing_ = Doing::nothing;
    bool anew_ = false; ///< that the folder is empty now is meant
};

} // namespace albumen
