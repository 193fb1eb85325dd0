// A push button in the kinds of the house: filled, outlined, quiet, link, and the big one.
#pragma once

#include <QPushButton>

class QMenu;

namespace albumen {

/// Property `kind`. Threads: GUI.
class Button final : public QPushButton
{
    Q_OBJECT

public:
    enum class Kind { outlined, primary, quiet, link, big, bigSoft, bigOutlined, icon };
    Q_ENUM(Kind)
    Q_PROPERTY(albumen::Button::Kind kind READ kind WRITE setKind)

    explicit Button(Kind kind, QString icon = {}, QWidget* parent = nullptr);

    Kind kind() const { return kind_; }
    void setKind(Kind kind);
    void setIconName(const QString& name);
    void setSmall(bool small);
    /// Opens below the button when it is clicked; the button shows an arrow. The menu is not owned.
    void setDropDown(QMenu* menu);
    /// The width is that of the longest of these, so that the button never moves when its text changes.
    void reserve(const QStringList& texts);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Colours;
    Colours colours() const;
    bool isBig() const;
    QFont textFont() const;
    int iconSize() const;
    int textGap() const;

    Kind kind_;
    QString icon_;
    QStringList reserved_;
    QMenu* menu_ = nullptr;
    bool small_ = false;
};

} // namespace albumen
