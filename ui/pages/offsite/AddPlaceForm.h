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
    /// Where it is as typed and chosen now; an empty one: nowhere yet.
    OffsitePlace draft() const;
    /// It is on the disk of what it is to protect.
    void setSameDisk(bool same);
    /// As it stands; where something lacks it says so in the form, and there is none.
    std::optional<OffsitePlace> place();

    QComboBox& kind() { return *kind_; }
    QLineEdit& name() { return *name_; }
    QLineEdit& address() { return *address_; }
    /// As if they were chosen.
    void setFolder(const std::filesystem::path& folder);
    void setPasswordFile(const std::filesystem::path& file);

signals:
    void placed(); ///< it is elsewhere now: draft()

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
    WrappedLabel *note_, *sameDisk_;
};

} // namespace albumen
