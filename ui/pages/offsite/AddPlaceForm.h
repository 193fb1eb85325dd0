// A new place off this machine: of what kind, where, and what goes there.
#pragma once

#include <filesystem>

#include "offsite/OffsitePlace.h"
#include "widgets/FormCard.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace albumen {

/// Threads: GUI.
class AddPlaceForm final : public FormCard
{
    Q_OBJECT

public:
    explicit AddPlaceForm(QWidget* parent);

    void begin();
    void retranslate();
    /// As it stands; where something lacks it says so in the form, and there is none.
    std::optional<OffsitePlace> place();

    QComboBox& kind() { return *kind_; }
    QLineEdit& name() { return *name_; }
    QLineEdit& address() { return *address_; }
    /// As if they were chosen.
    void setFolder(const std::filesystem::path& folder);
    void setPasswordFile(const std::filesystem::path& file);

private:
    void askForFolder();
    void askForPasswordFile();
    void showKind();
    void words();
    OffsiteKind chosen() const;

    std::filesystem::path folderPath_, passwordPath_;
    QComboBox* kind_;
    QLineEdit *name_, *address_;
    Label *folder_, *password_;
    Button *folderButton_, *passwordButton_;
    QWidget *folderRow_, *passwordRow_, *along_;
    QCheckBox *zips_, *photos_;
    WrappedLabel* note_;
};

} // namespace albumen
