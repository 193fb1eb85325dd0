// Text in a place of the type scale and a colour of the theme.
#pragma once

#include <QLabel>

#include "Theme.h"

namespace albumen {

/// One line that asks for all its width, unless it is told to wrap. Its font and its palette follow the application's
/// font and the theme. Threads: GUI.
class Label : public QLabel
{
    Q_OBJECT

public:
    explicit Label(Type type = Type::body, QColor Theme::*colour = &Theme::ink, QWidget* parent = nullptr);

    void setLook(Type type, QColor Theme::*colour);
    /// At least as wide as the longest of these.
    void reserve(const QStringList& texts);

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void dress();

    Type type_;
    QColor Theme::*colour_;
    QStringList reserved_;
};

/// Takes what width there is; cut with an ellipsis where that is too little, and whole in the tooltip then.
class ElidedLabel final : public Label
{
    Q_OBJECT

public:
    ElidedLabel(Qt::TextElideMode mode, Type type, QColor Theme::*colour, QWidget* parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    Qt::TextElideMode mode_;
};

} // namespace albumen
